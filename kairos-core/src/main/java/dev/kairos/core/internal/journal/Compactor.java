package dev.kairos.core.internal.journal;

import dev.kairos.core.internal.journal.CommitLog.Placed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Frees the disk. What is still of use in a segment is appended again at the log's end; once that is durable the segment is
 * given up by a record of its own, and deleted. A crash at any point leaves whole entries, some of them twice.
 */
final class Compactor {

    /** Two looks for each new segment: more is freed than is written, as long as anything can be. */
    private static final int LOOKS = 2;

    /** A segment of which more than this share is of use stays. */
    private static final double DENSE = 0.5;

    /** How much is appended between waits. */
    private static final int STEP = 256 << 10;

    private final Segments segments;
    private final AgentTable agents;
    private final CommitLog log;
    private final RecordWriter records = new RecordWriter();
    private long looked;

    Compactor(Segments segments, AgentTable agents, CommitLog log) {
        this.segments = segments;
        this.agents = agents;
        this.log = log;
    }

    /**
     * Looks at some segments.
     *
     * @param released how often something was released so far
     */
    void run(long released) {
        int looks = 0;
        for (Segment segment : inTurn()) {
            if (looks == LOOKS) {
                return;
            }
            if (isDue(segment, released)) {
                looks++;
                looked = segment.number();
                segment.examinedAt(released);
                compact(segment);
            }
        }
    }

    /** Sealed segments, those first that follow the one that was looked at last. */
    private List<Segment> inTurn() {
        List<Segment> later = new ArrayList<>();
        List<Segment> earlier = new ArrayList<>();
        for (Segment segment : segments.all()) {
            if (log.sealedLength(segment.number()) >= 0) {
                (segment.number() > looked ? later : earlier).add(segment);
            }
        }
        later.addAll(earlier);
        return later;
    }

    /** Whether something was released since the segment was sealed, or looked at. */
    private static boolean isDue(Segment segment, long released) {
        if (segment.examinedAt() == 0) {
            segment.examinedAt(released);
        }
        return segment.examinedAt() < released;
    }

    private void compact(Segment segment) {
        try {
            long length = log.sealedLength(segment.number());
            Survey survey = new Survey(agents);
            survey(segment, length, survey);
            if (survey.bytes() <= length * DENSE) {
                relocate(segment, survey.remains(), Erased.NOTHING);
                release(segment);
            }
        } catch (IOException e) {
            Logs.logger().warn("journal {}: {} could not be compacted", segments.path(), segment.name(), e);
        }
    }

    /**
     * Writes every segment anew that holds what is to be erased, without it. The caller sees to it that nothing else is
     * compacted meanwhile.
     */
    void erase(Erased erased) {
        log.seal();
        try {
            for (Segment segment : inTurn()) {
                long length = log.sealedLength(segment.number());
                Erased.Search search = erased.search(agents);
                survey(segment, length, search);
                if (search.found()) {
                    Survey survey = new Survey(agents);
                    survey(segment, length, survey);
                    relocate(segment, survey.remains(), erased);
                    release(segment);
                }
            }
        } catch (IOException e) {
            throw Failures.inaccessible(segments.path(), e);
        }
    }

    private void survey(Segment segment, long length, FrameReader.Visitor visitor) throws IOException {
        FrameReader frames = new FrameReader(segment, length);
        while (frames.offset() < length) {
            if (!frames.next()) {
                throw segments.corruptAt(Position.of(segment.number(), frames.offset()), "no whole frame stands here");
            }
            frames.forEach(visitor);
        }
    }

    private void relocate(Segment segment, Map<FileAgent, Survey.Remains> remains, Erased erased) throws IOException {
        long placed = Position.NONE;
        int bytes = 0;
        for (Map.Entry<FileAgent, Survey.Remains> entry : remains.entrySet()) {
            Relocation relocation = new Relocation(segments, log, segment.number(), erased);
            placed = Math.max(placed, relocation.run(agents.stripe(entry.getKey()), entry.getKey(), entry.getValue()));
            bytes += relocation.bytes();
            if (bytes > STEP) {
                log.awaitDurable(placed);
                bytes = 0;
            }
        }
        log.awaitDurable(placed);
    }

    private void release(Segment segment) throws IOException {
        records.clear().released(segment.number());
        Placed placed = log.release(segment.number(), records);
        log.await(placed);
        segments.delete(segment);
    }
}
