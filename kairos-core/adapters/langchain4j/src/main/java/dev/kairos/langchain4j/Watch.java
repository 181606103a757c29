package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.time.Timers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the limits of one response. Timers end it from their own thread, by cancelling what is pending and closing what is
 * open; the calling thread then finds the reason here.
 */
final class Watch implements Closeable {

    private static final Timers.Pending NOTHING = () -> false;

    private final Limits limits;
    private final Timers timers;
    private final ReplySink sink;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> pending;
    private volatile @Nullable InputStream body;
    private Timers.Pending total = NOTHING;
    private Timers.Pending idle = NOTHING;
    private long received;

    Watch(Limits limits, Timers timers, ReplySink sink) {
        this.limits = limits;
        this.timers = timers;
        this.sink = sink;
    }

    /** Unwraps a limit that was reported as an I/O error, the only way out of a stream. */
    static RuntimeException unwrap(IOException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new java.io.UncheckedIOException(e);
    }

    void begin(CompletableFuture<HttpResponse<InputStream>> response) {
        pending = response;
        total = after(limits.total(), "did not end within " + limits.total());
    }

    InputStream guard(InputStream stream) throws IOException {
        body = stream;
        RuntimeException why = failure.get();
        if (why != null) {
            stream.close();
            throw new IOException(why);
        }
        rearm();
        return new Guarded(stream);
    }

    /** Ends the response; the first reason stays. */
    void abandon(RuntimeException why) {
        failure.compareAndSet(null, why);
        CompletableFuture<HttpResponse<InputStream>> response = pending;
        if (response != null) {
            response.cancel(true);
            // It may have arrived just before, with nobody to read it.
            closeQuietly(
                    response.isCompletedExceptionally() ? null : response.join().body());
        }
        closeQuietly(body);
    }

    /** Returns the reason why the response was ended, or else what was seen. */
    IOException failure(IOException seen) {
        RuntimeException why = failure.get();
        return why == null ? seen : new IOException(why);
    }

    @Override
    public void close() {
        total.cancel();
        idle.cancel();
    }

    private void arrived(int bytes) throws IOException {
        received += bytes;
        rearm();
        try {
            if (received > limits.maxBytes()) {
                throw abandoned("has more than " + limits.maxBytes() + " bytes");
            }
            sink.received(bytes);
        } catch (RuntimeException e) {
            abandon(e);
            throw new IOException(e);
        }
    }

    private void rearm() {
        idle.cancel();
        idle = after(limits.idle(), "was silent for " + limits.idle());
    }

    private Timers.Pending after(Duration delay, String problem) {
        // On the timer's own thread: cancelling and closing never block.
        return timers.after(delay, Runnable::run, () -> abandon(abandoned(problem)));
    }

    private static ModelException abandoned(String problem) {
        return new ModelException(Reason.ABANDONED, "the response " + problem + ": abandoned");
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // It is given up either way.
        }
    }

    /** A body whose every read is counted. */
    private final class Guarded extends InputStream {

        private final InputStream stream;

        Guarded(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = stream.read(buffer, offset, length);
            } catch (IOException e) {
                throw failure(e);
            }
            if (failure.get() != null) {
                throw failure(new IOException("closed"));
            }
            if (count > 0) {
                arrived(count);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
