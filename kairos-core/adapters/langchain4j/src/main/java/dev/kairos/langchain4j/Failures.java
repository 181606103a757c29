package dev.kairos.langchain4j;

import com.fasterxml.jackson.core.JacksonException;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.JsonException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What LangChain4j throws, as failures of a model call. */
final class Failures {

    private static final int MAX_DETAIL = 500;
    private static final int MAX_CAUSES = 20;

    /** What OpenAI, Anthropic, Google, Ollama and the servers that imitate them write when a prompt does not fit. */
    private static final List<String> TOO_LONG = List.of(
            "context_length_exceeded",
            "maximum context length",
            "context window",
            "prompt is too long",
            "input is too long",
            "request_too_large",
            "exceeds the maximum number of tokens",
            "exceeds the available context size");

    private Failures() {}

    static ModelException of(Throwable failure, String model) {
        List<Throwable> chain = chain(failure);
        for (Throwable cause : chain) {
            if (cause instanceof ModelException own) {
                return own;
            }
        }
        Reason reason = reason(chain, text(chain));
        String message = "model '" + model + "': " + words(reason) + ": " + detail(chain);
        return new ModelException(reason, message, retryAfter(chain), failure);
    }

    /** Tells whether a call failed because its thread was interrupted. */
    static boolean isInterruption(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> cause instanceof InterruptedException
                        || (cause instanceof InterruptedIOException
                                && !(cause instanceof java.net.SocketTimeoutException)));
    }

    private static Reason reason(List<Throwable> chain, String text) {
        for (Throwable cause : chain) {
            Reason reason = reason(cause, text);
            if (reason != null) {
                return reason;
            }
        }
        // A reply that the provider's module did not expect ends in any kind of runtime exception.
        return Reason.GARBLED;
    }

    private static @Nullable Reason reason(Throwable cause, String text) {
        if (cause instanceof HttpException http) {
            return reason(http.statusCode(), text);
        }
        if (cause instanceof RateLimitException) {
            return reason(429, text);
        }
        if (cause instanceof AuthenticationException) {
            return Reason.UNAUTHORIZED;
        }
        if (cause instanceof InternalServerException) {
            // Without a cause it is LangChain4j's own word for a success that lacks its parts.
            return cause.getCause() == null ? Reason.GARBLED : Reason.UNAVAILABLE;
        }
        if (cause instanceof InvalidRequestException) {
            return reason(400, text);
        }
        if (cause instanceof ModelNotFoundException || cause instanceof UnsupportedFeatureException) {
            return Reason.REJECTED;
        }
        if (cause instanceof TimeoutException || cause instanceof CancellationException) {
            return Reason.ABANDONED;
        }
        return transport(cause);
    }

    private static @Nullable Reason transport(Throwable cause) {
        if (cause instanceof JacksonException || cause instanceof JsonException) {
            return Reason.GARBLED;
        }
        if (cause instanceof java.net.http.HttpTimeoutException || cause instanceof java.net.SocketTimeoutException) {
            return Reason.ABANDONED;
        }
        boolean unreachable = cause instanceof IOException
                || cause instanceof UnresolvedModelServerException
                || cause instanceof UnresolvedAddressException;
        return unreachable ? Reason.UNREACHABLE : null;
    }

    private static Reason reason(int status, String text) {
        return switch (status) {
            case 401, 403 -> Reason.UNAUTHORIZED;
            case 408 -> Reason.ABANDONED;
            case 413 -> Reason.TOO_LONG;
            // An empty account is reported like too many requests; waiting does not fill it.
            case 429 -> text.contains("insufficient_quota") ? Reason.REJECTED : Reason.RATE_LIMITED;
            default -> status >= 500 ? Reason.UNAVAILABLE : refused(text);
        };
    }

    private static Reason refused(String text) {
        return TOO_LONG.stream().anyMatch(text::contains) ? Reason.TOO_LONG : Reason.REJECTED;
    }

    private static @Nullable Duration retryAfter(List<Throwable> chain) {
        for (Throwable cause : chain) {
            if (cause instanceof HttpFailure http) {
                return http.retryAfter();
            }
        }
        return RetryAfter.inText(text(chain));
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case RATE_LIMITED -> "the provider asks to slow down";
            case UNAVAILABLE -> "the provider has a fault or is overloaded";
            case UNREACHABLE -> "the provider cannot be reached: check address and network";
            case ABANDONED -> "the call took too long";
            case GARBLED -> "the reply could not be understood";
            case UNAUTHORIZED -> "the credentials were refused: check the key and its rights";
            case REJECTED -> "the request was refused: check model name, parameters and account";
            case TOO_LONG -> "the prompt does not fit the model's window";
            case BUDGET -> "a budget has no room";
            case STOPPED -> "the agent was stopped";
        };
    }

    private static String detail(List<Throwable> chain) {
        Throwable root = chain.get(chain.size() - 1);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.length() <= MAX_DETAIL ? message : message.substring(0, MAX_DETAIL) + "…";
    }

    private static String text(List<Throwable> chain) {
        StringBuilder text = new StringBuilder();
        chain.forEach(cause -> text.append(cause.getMessage()).append('\n'));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && chain.size() < MAX_CAUSES; next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
