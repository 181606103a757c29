package dev.kairos.core.internal.json;

import java.io.Writer;

/** Collects text up to a limit. Not safe for use by many threads. */
final class BoundedWriter extends Writer {

    private final StringBuilder text = new StringBuilder(256);
    private final int limit;

    BoundedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        require(length);
        text.append(buffer, offset, length);
    }

    @Override
    public void write(String piece, int offset, int length) {
        require(length);
        text.append(piece, offset, offset + length);
    }

    private void require(int length) {
        if (length > limit - text.length()) {
            throw new JsonException("the JSON text has more than " + limit + " characters: too much to be read again");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
