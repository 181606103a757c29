package dev.kairos.memory.internal.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log: a JSON object whose last field {@code crc} is the CRC-32C of all bytes before that field, in hexadecimal,
 * and a line feed.
 */
final class Line {
    private static final byte[] MARK = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;
    /** How many bytes stand after what is checked. */
    private static final int SUFFIX = MARK.length + DIGITS + END.length;

    private Line() {}

    static byte[] write(Map<String, ?> fields) {
        byte[] json = JsonTree.write(fields);
        int checked = json.length - 1;
        byte[] line = Arrays.copyOf(json, checked + SUFFIX);
        byte[] digits =
                HexFormat.of().toHexDigits(crc(json, 0, checked), DIGITS).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(MARK, 0, line, checked, MARK.length);
        System.arraycopy(digits, 0, line, checked + MARK.length, DIGITS);
        System.arraycopy(END, 0, line, checked + MARK.length + DIGITS, END.length);
        return line;
    }

    /** The fields of a line, its line feed included, or {@code null} if it is no line that was written here. */
    static @Nullable Map<String, Object> read(byte[] bytes, int from, int length) {
        if (!isWhole(bytes, from, length)) {
            return null;
        }
        try {
            return JsonTree.read(bytes, from, length - 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the line ends as it should and its sum is right. */
    static boolean isWhole(byte[] bytes, int from, int length) {
        int checked = length - SUFFIX;
        if (checked < 1 || !stands(MARK, bytes, from + checked) || !stands(END, bytes, from + length - END.length)) {
            return false;
        }
        String digits = new String(bytes, from + checked + MARK.length, DIGITS, StandardCharsets.US_ASCII);
        return digits.equals(HexFormat.of().toHexDigits(crc(bytes, from, checked), DIGITS));
    }

    private static boolean stands(byte[] expected, byte[] bytes, int at) {
        return Arrays.equals(expected, 0, expected.length, bytes, at, at + expected.length);
    }

    private static long crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return crc.getValue();
    }
}
