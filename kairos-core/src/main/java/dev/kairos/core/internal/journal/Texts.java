package dev.kairos.core.internal.journal;

import dev.kairos.api.event.Cause;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import dev.kairos.api.journal.Lease;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What journals accept from outside: bounded, and well-formed so that it can be written as UTF-8 and read back equal. */
final class Texts {

    static final int MAX_CHECKPOINT_BYTES = 16 << 20;

    private static final int MAX_OWNER = 200;

    private Texts() {}

    static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit " + limit + " must be at least 1");
        }
    }

    static void checkOwner(String owner, Duration duration) {
        if (owner.isBlank() || owner.length() > MAX_OWNER) {
            throw new IllegalArgumentException("the owner '" + shortened(owner) + "' must have 1-200 characters");
        }
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a lease of " + duration + " must be positive");
        }
    }

    static @Nullable String key(@Nullable String key) {
        if (key == null) {
            return null;
        }
        checkLength("key", key, Journal.MAX_KEY_LENGTH);
        return wellFormed(key);
    }

    static Draft draft(Draft draft) {
        Cause cause = cause(draft.cause());
        String kind = wellFormed(draft.kind());
        String payload = wellFormed(draft.payload());
        checkBytes("the payload of entry '" + kind + "'", payload, Journal.MAX_PAYLOAD_BYTES);
        boolean same =
                Objects.equals(cause, draft.cause()) && kind.equals(draft.kind()) && payload.equals(draft.payload());
        return same ? draft : new Draft(draft.time(), kind, draft.version(), draft.origin(), cause, payload);
    }

    /** Checks that a checkpoint leads on from what is stored. */
    static void checkFits(Lease lease, Checkpoint checkpoint, long retainFrom, long last) {
        if (!checkpoint.agent().equals(lease.agent())) {
            throw new IllegalArgumentException(
                    "the checkpoint is of '" + checkpoint.agent() + "', the lease of '" + lease.agent() + "'");
        }
        if (checkpoint.sequence() > last) {
            throw new IllegalArgumentException("the checkpoint of '" + checkpoint.agent() + "' at "
                    + checkpoint.sequence() + " is ahead of its last entry, " + last);
        }
        if (checkpoint.sequence() + 1 < retainFrom) {
            throw new IllegalArgumentException("the checkpoint of '" + checkpoint.agent() + "' at "
                    + checkpoint.sequence() + " is behind entry " + retainFrom + ", the first that is retained");
        }
    }

    static Checkpoint checkpoint(Checkpoint checkpoint) {
        String state = wellFormed(checkpoint.state());
        checkBytes("the checkpoint of '" + checkpoint.agent() + "'", state, MAX_CHECKPOINT_BYTES);
        return state.equals(checkpoint.state())
                ? checkpoint
                : new Checkpoint(
                        checkpoint.agent(),
                        checkpoint.sequence(),
                        checkpoint.version(),
                        state,
                        checkpoint.retainFrom());
    }

    private static @Nullable Cause cause(@Nullable Cause cause) {
        if (cause == null) {
            return null;
        }
        String beat = cause.beat();
        checkLength("detail of the cause", cause.detail(), Journal.MAX_KEY_LENGTH);
        checkLength("beat of the cause", beat == null ? "" : beat, Journal.MAX_KEY_LENGTH);
        String detail = wellFormed(cause.detail());
        String cleanBeat = beat == null ? null : wellFormed(beat);
        boolean same = detail.equals(cause.detail()) && (beat == null || beat.equals(cleanBeat));
        return same ? cause : new Cause(cause.kind(), detail, cause.depth(), cleanBeat);
    }

    private static void checkLength(String what, String text, int most) {
        if (text.length() > most) {
            throw new JournalException(
                    Reason.TOO_LARGE,
                    "the " + what + " '" + shortened(text) + "' has " + text.length() + " characters, at most " + most
                            + " are allowed: hash it",
                    null);
        }
    }

    private static void checkBytes(String what, String text, int most) {
        if (text.length() > most / 3 && utf8Length(text) > most) {
            throw new JournalException(
                    Reason.TOO_LARGE,
                    what + " has " + utf8Length(text) + " bytes, at most " + most
                            + " are allowed: shorten it, or keep it elsewhere and refer to it",
                    null);
        }
    }

    private static long utf8Length(String wellFormed) {
        long length = 0;
        for (int i = 0; i < wellFormed.length(); i++) {
            char c = wellFormed.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** Replaces halves of surrogate pairs, which UTF-8 cannot carry, by U+FFFD. */
    static String wellFormed(String text) {
        int at = firstUnpaired(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        while (at >= 0) {
            clean.setCharAt(at, '\uFFFD');
            at = firstUnpaired(text, at + 1);
        }
        return clean.toString();
    }

    private static int firstUnpaired(String text, int from) {
        int i = from;
        while (i < text.length()) {
            if (!Character.isSurrogate(text.charAt(i))) {
                i++;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                i += 2;
            } else {
                return i;
            }
        }
        return -1;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
