package dev.kairos.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, read as it arrives by one thread, closed by any. The JDK's own stream swallows the interruption of
 * its reader before version 20 (JDK-8294047); this one ends.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<InputStream> {

    /** Stands in the queue for the end of the body; told apart by identity. */
    private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

    /** One piece is requested at a time, so this holds at most one and the end. */
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();

    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private boolean ended;

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(buffers);
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = length == 0 ? ByteBuffer.wrap(bytes, 0, 0) : next();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    /** Returns a buffer with something in it, or {@code null} at the end. */
    private @Nullable ByteBuffer next() throws IOException {
        while (unread.isEmpty() || !unread.getFirst().hasRemaining()) {
            if (!unread.isEmpty()) {
                unread.removeFirst();
            } else if (ended) {
                return null;
            } else {
                await();
            }
        }
        return unread.getFirst();
    }

    private void await() throws IOException {
        List<ByteBuffer> buffers = take();
        Throwable error = failure;
        if (closed || error != null) {
            throw new IOException("the connection broke or was closed", error);
        }
        if (buffers == END) {
            ended = true;
            return;
        }
        unread.addAll(buffers);
        Flow.Subscription source = subscription;
        if (source != null) {
            source.request(1);
        }
    }

    private List<ByteBuffer> take() throws IOException {
        try {
            return arrived.take();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            InterruptedIOException interruption = new InterruptedIOException("interrupted while reading a response");
            interruption.initCause(e);
            throw interruption;
        }
    }

    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
        arrived.add(END);
    }
}
