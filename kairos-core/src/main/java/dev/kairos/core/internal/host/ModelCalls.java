package dev.kairos.core.internal.host;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.time.Timers;
import dev.kairos.core.internal.time.HostTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model with its bounds: the total deadline, the longest silence of a reply that streams, and the most bytes.
 * A call past a bound is given up; the backend learns of it at its next report.
 */
final class ModelCalls implements ReplySink {

    /** The longest silence of a backend that streams. */
    static final Duration IDLE = Duration.ofSeconds(90);

    /** The most bytes of one reply: 16 MiB. */
    static final long MOST_BYTES = 16L << 20;

    private final HostTime time;
    private final Consumer<String> text;
    private final Deadline<ModelReply> deadline;
    private volatile Instant lastSign;
    private volatile boolean over;
    private long bytes;

    private ModelCalls(
            HostTime time, Consumer<String> text, Consumer<Deadline.Ended<ModelReply>> done, Runnable resume) {
        this.time = time;
        this.text = text;
        this.lastSign = time.now();
        this.deadline = new Deadline<>(
                time,
                ended -> {
                    over = true;
                    done.accept(ended);
                },
                resume);
    }

    /** Calls on the caller's thread; {@code done} hears once how it ended. */
    static void run(HostTime time, ModelBackend backend, ModelRequest request, Listening listening) {
        ModelCalls call = new ModelCalls(time, listening.text(), listening.done(), listening.resume());
        Timers.Pending watch =
                backend.profile().capabilities().contains(Capability.STREAMING) ? call.watch(IDLE) : () -> true;
        call.deadline.run(() -> backend.call(request, call), request.deadline());
        watch.cancel();
    }

    /**
     * Who hears of a call.
     *
     * @param text hears the words as they come
     * @param done hears how it ended
     * @param resume runs after {@code done} if the call was given up
     */
    record Listening(Consumer<String> text, Consumer<Deadline.Ended<ModelReply>> done, Runnable resume) {}

    /** What a call that ended without a reply failed with. */
    static ModelException failure(Deadline.Ended<ModelReply> ended, String model) {
        Throwable cause = ended.failure();
        if (cause instanceof ModelException known) {
            return known;
        } else if (ended.late() || cause instanceof InterruptedException) {
            return new ModelException(
                    ModelException.Reason.ABANDONED, "model " + model + " took too long, went silent or sent too much");
        }
        return new ModelException(
                ModelException.Reason.GARBLED, "the backend of model " + model + " failed: " + cause, null, cause);
    }

    @Override
    public void text(String piece) {
        received(piece.length());
        text.accept(piece);
    }

    @Override
    public void received(int count) {
        lastSign = time.now();
        if (add(count) > MOST_BYTES) {
            deadline.expire();
        }
        if (over) {
            throw new ModelException(ModelException.Reason.ABANDONED, "the call was given up");
        }
    }

    private synchronized long add(int count) {
        bytes += count;
        return bytes;
    }

    private Timers.Pending watch(Duration wait) {
        return time.timers().after(wait, Runnable::run, this::look);
    }

    private void look() {
        if (over) {
            return;
        }
        Duration silent = Duration.between(lastSign, time.now());
        @Nullable Duration left = silent.compareTo(IDLE) >= 0 ? null : IDLE.minus(silent);
        if (left == null) {
            deadline.expire();
        } else {
            watch(left);
        }
    }
}
