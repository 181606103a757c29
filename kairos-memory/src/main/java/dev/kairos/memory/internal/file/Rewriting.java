package dev.kairos.memory.internal.file;

import dev.kairos.memory.internal.store.LogRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Writes the log of a scope anew, as the next epoch, and deletes the old one. The first file of the new epoch gets its name
 * last: with it the new epoch holds, without it the old one. Used once, by one thread.
 */
final class Rewriting {
    private final LogFolder logs;
    private final String scope;
    private final List<Segment> old;
    private final Segment first;
    private Segment current;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Rewriting(LogFolder logs, String scope, List<Segment> old, String name) {
        this.logs = logs;
        this.scope = scope;
        this.old = List.copyOf(old);
        this.first = old.isEmpty() ? new Segment(name, 1, 1) : old.get(0).rewritten();
        this.current = first;
        bytes.writeBytes(first.header(scope));
    }

    void add(LogRecord entry) throws IOException {
        byte[] line = Line.write(RecordCodec.write(entry));
        if (bytes.size() + line.length > logs.segmentBytes() && bytes.size() > current.header(scope).length) {
            flush();
            current = current.next();
            bytes = new ByteArrayOutputStream();
            bytes.writeBytes(current.header(scope));
        }
        bytes.writeBytes(line);
    }

    void finish() throws IOException {
        flush();
        logs.makeValid(first);
        for (Segment segment : old) {
            logs.delete(segment);
        }
        logs.force();
    }

    private void flush() throws IOException {
        String name = current.equals(first) ? current.name() + Segment.UNFINISHED : current.name();
        logs.write(name, bytes.toByteArray());
    }
}
