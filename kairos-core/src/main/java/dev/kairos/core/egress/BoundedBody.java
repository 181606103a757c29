package dev.kairos.core.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer to the JDK's HTTP client up to a size, and hangs up on a server that sends more. That client has no
 * bound of its own: an endless body fills the heap.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {

    /** A body has more bytes than allowed. */
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int most) {
            super("more than " + most + " bytes");
        }
    }

    private final int most;
    private final boolean wanted;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    private BoundedBody(int most, boolean wanted) {
        this.most = most;
        this.wanted = wanted;
    }

    /**
     * Takes bodies of any answer.
     *
     * @param most how many bytes a body may have; one with more ends the call with {@link TooLargeException}
     * @return the handler
     */
    public static BodyHandler<byte[]> upTo(int most) {
        return answer -> new BoundedBody(most, true);
    }

    /**
     * Takes bodies of successes; of any other answer nothing.
     *
     * @param most how many bytes a body may have; one with more ends the call with {@link TooLargeException}
     * @return the handler
     */
    public static BodyHandler<byte[]> ofSuccessUpTo(int most) {
        return answer -> new BoundedBody(most, answer.statusCode() / 100 == 2);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription incoming) {
        subscription = incoming;
        incoming.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        if (!wanted) {
            hangUp();
            body.complete(new byte[0]);
            return;
        }
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > most - bytes.size()) {
                hangUp();
                body.completeExceptionally(new TooLargeException(most));
                return;
            }
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
    }

    private void hangUp() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
