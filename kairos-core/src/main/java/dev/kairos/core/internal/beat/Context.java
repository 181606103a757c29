package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.core.internal.fact.BeatFact;
import java.util.List;

/**
 * What a beat begins with.
 *
 * @param text what the model reads first
 * @param sections what that is made of
 * @param origin the least trusted source of its text
 * @param upTo the last inbox entry that it holds; 0 for none
 * @param questions how many of the wake's questions it holds
 */
public record Context(String text, List<BeatFact.Section> sections, Origin origin, long upTo, int questions) {}
