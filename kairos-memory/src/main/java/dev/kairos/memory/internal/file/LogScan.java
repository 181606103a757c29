package dev.kairos.memory.internal.file;

import dev.kairos.api.memory.MemoryException;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of a log in order and notes where their lines stand. What a crash left unfinished stands at the end and
 * belongs to one batch, for no batch is begun before the one before it is durable: it is cut off. Anything else that is no
 * line is damage.
 */
final class LogScan {
    private final String scope;
    private final String path;
    private final Positions positions;
    private long last;
    private long batchFirst;
    private long batchLeft;
    private int batchIndex;
    private long batchOffset;
    private int batchSegment = -1;

    LogScan(String scope, String path, Positions positions) {
        this.scope = scope;
        this.path = path;
        this.positions = positions;
    }

    /**
     * Reads a file.
     *
     * @param segment which
     * @param ordinal its place among the files
     * @param bytes its content
     * @param newest whether it is the last file, where something may be unfinished
     * @return how many of its bytes count; 0 if it is the newest and not even its header is whole
     */
    long scan(Segment segment, int ordinal, byte[] bytes, boolean newest) {
        int header = end(bytes, 0);
        if (!checkHeader(segment, bytes, header)) {
            if (newest && bytes.length <= segment.header(scope).length) {
                return 0;
            }
            throw corrupt(segment, 0, "no header of Kairos's memory");
        }
        int at = header;
        while (at < bytes.length) {
            int to = end(bytes, at);
            Map<String, Object> fields = Line.read(bytes, at, to - at);
            if (fields == null) {
                if (!newest || hasWhole(bytes, to, batchLeft > 0 ? batchFirst : last + 1)) {
                    throw corrupt(segment, at, "a line that is damaged");
                }
                break;
            }
            take(segment, ordinal, fields, new int[] {at, to - at});
            at = to;
        }
        if (batchLeft == 0) {
            return at;
        }
        if (!newest) {
            throw corrupt(segment, batchOffset, "a batch that is not complete");
        }
        positions.shrink(batchIndex);
        return batchOffset;
    }

    /** Where the last batch of a file begins, or 0 if it holds none. */
    long lastBatch(int ordinal) {
        return batchSegment == ordinal && batchLeft == 0 ? batchOffset : 0;
    }

    private void take(Segment segment, int ordinal, Map<String, Object> fields, int[] place) {
        Fields line = new Fields(fields);
        long sequence = line.number("sequence");
        if (sequence <= last) {
            throw corrupt(segment, place[0], "sequence " + sequence + " after " + last);
        }
        if (batchLeft == 0) {
            batchFirst = sequence;
            batchLeft = count(fields);
            batchIndex = positions.size();
            batchOffset = place[0];
            batchSegment = ordinal;
        }
        batchLeft--;
        last = sequence;
        positions.add(ordinal, place[0], place[1]);
    }

    /** Whether a whole line of another batch follows: then what stands before it was durable once. */
    private static boolean hasWhole(byte[] bytes, int from, long batch) {
        int at = from;
        while (at < bytes.length) {
            int to = end(bytes, at);
            Map<String, Object> fields = Line.read(bytes, at, to - at);
            if (fields != null && first(fields) != batch) {
                return true;
            }
            at = to;
        }
        return false;
    }

    private static long first(Map<String, Object> fields) {
        return fields.get("batch") instanceof List<?> batch && batch.get(0) instanceof Long first
                ? first
                : fields.get("sequence") instanceof Long sequence ? sequence : -1;
    }

    private static long count(Map<String, Object> fields) {
        return fields.get("batch") instanceof List<?> batch && batch.get(1) instanceof Long count ? count : 1;
    }

    private boolean checkHeader(Segment segment, byte[] bytes, int length) {
        Map<String, Object> fields = Line.read(bytes, 0, length);
        if (fields == null || !"memory".equals(fields.get("kairos"))) {
            return false;
        }
        Fields header = new Fields(fields);
        long format = header.number("format");
        if (format > Segment.FORMAT) {
            throw new MemoryException(
                    MemoryException.Reason.NEWER_FORMAT,
                    path + "/" + segment.name() + " has format " + format + ", this version reads up to "
                            + Segment.FORMAT + ": use the version that wrote it, or a newer one",
                    null);
        }
        if (!scope.equals(header.text("scope"))
                || header.number("epoch") != segment.epoch()
                || header.number("number") != segment.number()) {
            throw corrupt(segment, 0, "the header of another file, of " + header.text("scope"));
        }
        return true;
    }

    private MemoryException corrupt(Segment segment, long offset, String what) {
        return new MemoryException(
                MemoryException.Reason.CORRUPT,
                path + "/" + segment.name() + " has " + what + " at byte " + offset
                        + "; nothing was skipped: restore the file from a copy",
                null);
    }

    private static int end(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length;
    }
}
