package dev.kairos.core.internal.http;

import dev.kairos.core.internal.time.Stopwatch;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A socket whose reads all end at one moment, so that a far side that sends a byte now and then gains nothing by it. */
final class DeadlineSocket extends Socket {

    private final Stopwatch watch = new Stopwatch();
    private final Duration timeout;

    DeadlineSocket(Duration timeout) {
        this.timeout = timeout;
    }

    /** Milliseconds that are left, at least 1. */
    int left() throws SocketTimeoutException {
        long left = timeout.minus(watch.elapsed()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("no complete answer within " + timeout);
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(left());
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                setSoTimeout(left());
                return in.read(bytes, offset, length);
            }
        };
    }
}
