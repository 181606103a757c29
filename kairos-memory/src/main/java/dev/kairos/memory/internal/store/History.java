package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.store.LogRecord.Forgotten;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Returned;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads older generations of a scope from its log. */
final class History {
    private final Scope scope;
    private final ScopeLog log;
    private final List<Integer> makers = new ArrayList<>();

    History(Scope scope, ScopeLog log) {
        this.scope = scope;
        this.log = log;
    }

    /** Notes which record made a generation; they come in order, without gaps. */
    void add(long generation, int index) {
        if (generation != makers.size() + 1) {
            throw new MemoryException(
                    MemoryException.Reason.CORRUPT,
                    "generation " + generation + " of " + scope + " follows " + makers.size()
                            + ": the log misses lines, restore it from a copy",
                    null);
        }
        makers.add(index);
    }

    Generation generation(long number) {
        return new Generation(
                scope,
                number,
                time(number),
                watermark(number),
                List.copyOf(contents(number).values()));
    }

    Map<String, Memory> contents(long number) {
        Deque<Made> chain = new ArrayDeque<>();
        long at = number;
        while (at > 0) {
            LogRecord maker = maker(at);
            if (maker instanceof Made made) {
                chain.push(made);
            }
            at = maker instanceof Returned returned ? returned.to() : at - 1;
        }
        Map<String, Memory> memories = new LinkedHashMap<>();
        chain.forEach(made -> made.written().forEach(memory -> memories.put(memory.id(), memory)));
        return memories;
    }

    long watermark(long number) {
        long at = number;
        while (at > 0) {
            LogRecord maker = maker(at);
            if (maker instanceof Made made) {
                return made.watermark();
            }
            at = maker instanceof Returned returned ? returned.to() : at - 1;
        }
        return 0;
    }

    private Instant time(long number) {
        if (number == 0) {
            return Instant.EPOCH;
        }
        LogRecord maker = maker(number);
        return switch (maker.kind()) {
            case COMMIT -> ((Made) maker).commit().time();
            case ROLLBACK -> ((Returned) maker).time();
            case ERASURE -> ((Forgotten) maker).time();
            case EPISODE -> throw new IllegalStateException("an episode makes no generation");
        };
    }

    private LogRecord maker(long number) {
        if (number < 0 || number > makers.size()) {
            throw new MemoryException(
                    MemoryException.Reason.UNKNOWN,
                    "there is no generation " + number + " of " + scope + ", the newest is " + makers.size(),
                    null);
        }
        return log.read(makers.get((int) number - 1));
    }
}
