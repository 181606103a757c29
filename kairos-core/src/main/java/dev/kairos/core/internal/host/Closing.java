package dev.kairos.core.internal.host;

import org.jspecify.annotations.Nullable;

/**
 * Closes one thing after the other, whatever any of them throws, and reports the first failure at the end with the others
 * suppressed. Not safe for use by many threads.
 */
public final class Closing {

    private @Nullable Throwable first;

    /** Closes; a failure is kept for {@link #done}. */
    public void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keep(e);
        } catch (Throwable e) {
            keep(e);
        }
    }

    private void keep(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    /** The first failure, or {@code null} if all was closed. */
    @Nullable
    Throwable failure() {
        return first;
    }

    /** Throws the first failure, if there was one; a checked one as the cause of an {@link IllegalStateException}. */
    public void done() {
        if (first instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (first instanceof Error error) {
            throw error;
        } else if (first != null) {
            throw new IllegalStateException("not all could be closed: " + first, first);
        }
    }
}
