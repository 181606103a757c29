package dev.kairos.core.internal.journal;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import org.jspecify.annotations.Nullable;

/** The numbers that stand for constants on disk; a number keeps its meaning for ever. */
final class Codes {

    private static final Origin[] ORIGINS = Origin.values();
    private static final Cause.Kind[] CAUSES = Cause.Kind.values();

    private Codes() {}

    static int of(Origin origin) {
        return switch (origin) {
            case OWNER -> 1;
            case AGENT -> 2;
            case TEAM -> 3;
            case UNTRUSTED -> 4;
        };
    }

    /** {@code null} for a number that a newer version wrote. */
    static @Nullable Origin origin(int code) {
        for (Origin origin : ORIGINS) {
            if (of(origin) == code) {
                return origin;
            }
        }
        return null;
    }

    static int of(Cause.Kind kind) {
        return switch (kind) {
            case START -> 1;
            case HEARTBEAT -> 2;
            case EVENT -> 3;
            case MESSAGE -> 4;
            case OBJECTIVE -> 5;
            case SELF -> 6;
            case RETRY -> 7;
            case APPROVAL -> 8;
            case HOST -> 9;
        };
    }

    /** {@code null} for a number that a newer version wrote. */
    static Cause.@Nullable Kind cause(int code) {
        for (Cause.Kind kind : CAUSES) {
            if (of(kind) == code) {
                return kind;
            }
        }
        return null;
    }
}
