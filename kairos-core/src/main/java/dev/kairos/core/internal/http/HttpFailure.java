package dev.kairos.core.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No answer came. */
public final class HttpFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    HttpFailure(String message, boolean sent, @Nullable Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /** Whether the far side may have received the request: then it may have acted on it. */
    public boolean sent() {
        return sent;
    }
}
