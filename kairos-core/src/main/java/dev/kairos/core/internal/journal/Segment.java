package dev.kairos.core.internal.journal;

import dev.kairos.api.internal.file.FileHandle;
import dev.kairos.api.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One file of the journal. */
final class Segment {

    private static final String SUFFIX = ".segment";
    private static final int DIGITS = 16;

    /** The highest number that a {@link Position} can hold. */
    private static final long MOST = Integer.MAX_VALUE;

    private final String name;
    private final long number;
    private final FileHandle file;
    /** What the host had released when compaction looked last; what was not released since cannot have helped. */
    private volatile long examinedAt;

    Segment(long number, FileHandle file) {
        this.name = name(number);
        this.number = number;
        this.file = file;
    }

    static String name(long number) {
        String digits = Long.toHexString(number);
        return "0".repeat(DIGITS - digits.length()) + digits + SUFFIX;
    }

    /** The number in a file's name; 0 if it is no segment. */
    static long numberOf(String name) {
        if (name.length() != DIGITS + SUFFIX.length() || !name.endsWith(SUFFIX)) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(name.charAt(i), 16);
            if (digit < 0 || number > MOST >>> 4) {
                return 0;
            }
            number = number << 4 | digit;
        }
        return name.equals(name(number)) ? number : 0;
    }

    String name() {
        return name;
    }

    long number() {
        return number;
    }

    FileHandle file() {
        return file;
    }

    long examinedAt() {
        return examinedAt;
    }

    void examinedAt(long released) {
        examinedAt = released;
    }

    static ByteBuffer header(long number, long journal) {
        ByteBuffer header = ByteBuffer.allocate(Layout.SEGMENT_HEADER);
        header.putLong(0, Layout.SEGMENT_MAGIC);
        header.putInt(Layout.SEGMENT_VERSION, Layout.VERSION);
        header.putLong(Layout.SEGMENT_NUMBER, number);
        header.putLong(Layout.SEGMENT_JOURNAL, journal);
        header.putInt(Layout.SEGMENT_CRC, crc(header));
        return header;
    }

    /**
     * Reads the header.
     *
     * @return the number of the journal that the segment belongs to
     * @throws JournalException if it is damaged, or of another format or place
     */
    long readHeader(String journalPath) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Layout.SEGMENT_HEADER);
        if (file.size() < Layout.SEGMENT_HEADER) {
            throw Failures.corrupt(journalPath, name, 0, "the file is shorter than its header");
        }
        file.readFully(header, 0);
        String wrong = flaw(header);
        if (wrong != null) {
            throw Failures.corrupt(journalPath, name, 0, wrong);
        }
        int version = header.getInt(Layout.SEGMENT_VERSION);
        if (version > Layout.VERSION) {
            throw Failures.newer("the file " + name + " of the journal " + journalPath, version);
        }
        if (header.getLong(Layout.SEGMENT_NUMBER) != number) {
            throw Failures.corrupt(
                    journalPath,
                    name,
                    0,
                    "it is segment " + header.getLong(Layout.SEGMENT_NUMBER) + " under another name");
        }
        return header.getLong(Layout.SEGMENT_JOURNAL);
    }

    private static @Nullable String flaw(ByteBuffer header) {
        if (header.getLong(0) != Layout.SEGMENT_MAGIC) {
            return "it does not begin as a journal does";
        }
        return header.getInt(Layout.SEGMENT_CRC) == crc(header) ? null : "its header fails its check";
    }

    private static int crc(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, Layout.SEGMENT_CRC));
        crc.update(header.slice(Layout.SEGMENT_NUMBER, Layout.SEGMENT_HEADER - Layout.SEGMENT_NUMBER));
        return (int) crc.getValue();
    }
}
