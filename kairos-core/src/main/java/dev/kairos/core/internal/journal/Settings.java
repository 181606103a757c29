package dev.kairos.core.internal.journal;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * How a file journal is run.
 *
 * @param segmentBytes where a segment is full
 * @param clock the wall clock, for leases
 * @param compaction where old segments are compacted
 */
public record Settings(int segmentBytes, InstantSource clock, Executor compaction) {}
