package dev.kairos.memory.internal.file;

import dev.kairos.api.memory.MemoryException;
import dev.kairos.memory.internal.store.LogRecord;
import dev.kairos.memory.internal.store.ScopeLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The log of one scope as files of JSON lines. */
final class LineLog implements ScopeLog {
    private final LogFolder logs;
    private final String scope;
    private final String name;
    private List<Segment> segments = new ArrayList<>();
    private Positions positions = new Positions();
    private long end;
    private boolean poisoned;

    private LineLog(LogFolder logs, String scope, String name) {
        this.logs = logs;
        this.scope = scope;
        this.name = name;
    }

    static LineLog open(LogFolder logs, String scope, String name) {
        LineLog log = new LineLog(logs, scope, name);
        try {
            log.recover();
            return log;
        } catch (IOException e) {
            throw logs.inaccessible(e);
        }
    }

    @Override
    public void append(List<LogRecord> records) {
        guarded(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int[] lengths = new int[records.size()];
            long first = records.get(0).sequence();
            for (int i = 0; i < lengths.length; i++) {
                Map<String, @Nullable Object> fields = RecordCodec.write(records.get(i));
                if (lengths.length > 1) {
                    fields.put("batch", List.of(first, (long) lengths.length));
                }
                lengths[i] = put(bytes, fields);
            }
            if (segments.isEmpty() || end + bytes.size() > logs.segmentBytes()) {
                rotate();
            }
            write(segments.get(segments.size() - 1), bytes);
            for (int length : lengths) {
                positions.add(segments.size() - 1, end, length);
                end += length;
            }
        });
    }

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public LogRecord read(int index) {
        Segment segment = segments.get(positions.segment(index));
        byte[] bytes = new byte[positions.length(index)];
        try {
            logs.handles().use(segment.name(), handle -> {
                handle.readFully(ByteBuffer.wrap(bytes), positions.offset(index));
                return bytes;
            });
        } catch (IOException e) {
            throw logs.inaccessible(e);
        }
        Map<String, Object> fields = Line.read(bytes, 0, bytes.length);
        if (fields == null) {
            throw damaged(segment, positions.offset(index), "a line that is damaged", null);
        }
        try {
            return RecordCodec.read(fields);
        } catch (RuntimeException e) {
            throw damaged(segment, positions.offset(index), "a line that is not understood", e);
        }
    }

    @Override
    public void rewrite(Function<LogRecord, @Nullable LogRecord> change, LogRecord last) {
        guarded(() -> {
            Rewriting rewriting = new Rewriting(logs, scope, segments, name);
            int count = size();
            for (int i = 0; i < count; i++) {
                LogRecord changed = change.apply(read(i));
                if (changed != null) {
                    rewriting.add(changed);
                }
            }
            rewriting.add(last);
            rewriting.finish();
            segments = new ArrayList<>();
            positions = new Positions();
            recover();
        });
    }

    @Override
    public void close() {
        // The folder closes its handles.
    }

    private void recover() throws IOException {
        LogScan scan = new LogScan(scope, logs.path(), positions);
        List<Segment> found = logs.segments(name);
        for (int i = 0; i < found.size(); i++) {
            Segment segment = found.get(i);
            byte[] bytes = logs.content(segment);
            boolean newest = i == found.size() - 1;
            long counts = scan.scan(segment, i, bytes, newest);
            if (newest && counts == 0) {
                logs.delete(segment);
                continue;
            }
            segments.add(segment);
            end = counts;
            if (newest) {
                logs.settle(segment, bytes, scan.lastBatch(i), counts);
            }
        }
    }

    private void rotate() throws IOException {
        Segment next = segments.isEmpty()
                ? new Segment(name, 1, 1)
                : segments.get(segments.size() - 1).next();
        end = logs.create(next, next.header(scope));
        segments.add(next);
    }

    private void write(Segment segment, ByteArrayOutputStream bytes) throws IOException {
        logs.handles().use(segment.name(), handle -> {
            handle.writeFully(ByteBuffer.wrap(bytes.toByteArray()), end);
            handle.force();
            return handle;
        });
    }

    private static int put(ByteArrayOutputStream bytes, Map<String, ?> fields) {
        byte[] line = Line.write(fields);
        bytes.writeBytes(line);
        return line.length;
    }

    /** After a write that failed nobody knows what the disk holds: only opening again finds out. */
    private void guarded(Writing writing) {
        if (poisoned) {
            throw new MemoryException(
                    MemoryException.Reason.POISONED,
                    "an earlier write to " + logs.path() + " failed: close the store, mend the cause and open it again",
                    null);
        }
        try {
            writing.run();
        } catch (IOException e) {
            poisoned = true;
            throw new MemoryException(
                    MemoryException.Reason.POISONED,
                    "writing to " + logs.path() + " failed (" + e.getMessage()
                            + "): close the store, mend the cause and open it again",
                    e);
        }
    }

    private MemoryException damaged(Segment segment, long offset, String what, @Nullable Throwable cause) {
        return new MemoryException(
                MemoryException.Reason.CORRUPT,
                logs.path() + "/" + segment.name() + " has " + what + " at byte " + offset
                        + (cause == null ? "" : " (" + cause.getMessage() + ")") + ": restore the file from a copy",
                cause);
    }

    private interface Writing {
        void run() throws IOException;
    }
}
