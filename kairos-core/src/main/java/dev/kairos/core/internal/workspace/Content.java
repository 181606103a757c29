package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a file holds.
 *
 * @param bytes all of it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record Content(byte[] bytes) {

    private static final int PROBE = 8_192;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    /**
     * A text and how it was written.
     *
     * @param mark the bytes of a byte-order mark, often none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Decoded(String text, Charset charset, byte[] mark) {

        /**
         * Writes another text in the same way.
         *
         * @throws RefusedException if the encoding lacks a character
         */
        byte[] encode(String other) throws RefusedException {
            try {
                ByteBuffer body = charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .encode(CharBuffer.wrap(other));
                return ByteBuffer.allocate(mark.length + body.remaining())
                        .put(mark)
                        .put(body)
                        .array();
            } catch (CharacterCodingException e) {
                throw new RefusedException("the file is written in " + charset
                        + ", which lacks a character of the new text, or the text has half a character");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param most how many bytes it may have
     * @throws RefusedException if there is no such file, or a larger one
     */
    static Content read(Place place, WorkPath path, int most) throws IOException {
        Place.Seen seen = place.look(path.name());
        switch (seen.kind()) {
            case FILE -> {}
            case NONE -> throw new RefusedException("there is no file '" + path + "'");
            case FOLDER -> throw new RefusedException("'" + path + "' is a folder: list it");
            case LINK -> throw new RefusedException("'" + path + "' is a link: links are not followed");
            case OTHER -> throw new RefusedException("'" + path + "' is a pipe, socket or device");
        }
        try (SeekableByteChannel channel = place.open(path.name())) {
            long size = channel.size();
            if (size > most) {
                throw new RefusedException("'" + path + "' has " + size + " bytes, more than " + most);
            }
            return new Content(drain(channel, (int) size));
        }
    }

    private static byte[] drain(SeekableByteChannel channel, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A channel may read less than there is room for.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** The SHA-256 hash of it, in hexadecimal digits. */
    String hash() {
        return hash(bytes);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java platform has to provide", e);
        }
    }

    /**
     * Reads it as text: by its byte-order mark, else as UTF-8, else as ISO 8859-1.
     *
     * @throws RefusedException if it is no text
     */
    Decoded text(WorkPath path) throws RefusedException {
        if (startsWith(UTF_8_MARK)) {
            return decoded(path, StandardCharsets.UTF_8, UTF_8_MARK);
        } else if (startsWith(UTF_16_LE_MARK)) {
            return decoded(path, StandardCharsets.UTF_16LE, UTF_16_LE_MARK);
        } else if (startsWith(UTF_16_BE_MARK)) {
            return decoded(path, StandardCharsets.UTF_16BE, UTF_16_BE_MARK);
        }
        if (isBinary()) {
            throw new RefusedException("'" + path + "' is binary (" + bytes.length + " bytes)");
        }
        try {
            return strictly(StandardCharsets.UTF_8, new byte[0]);
        } catch (CharacterCodingException e) {
            return new Decoded(
                    new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, new byte[0]);
        }
    }

    private Decoded decoded(WorkPath path, Charset charset, byte[] mark) throws RefusedException {
        try {
            return strictly(charset, mark);
        } catch (CharacterCodingException e) {
            throw new RefusedException("'" + path + "' begins as " + charset + " but is none");
        }
    }

    private Decoded strictly(Charset charset, byte[] mark) throws CharacterCodingException {
        ByteBuffer body = ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length);
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(body)
                .toString();
        return new Decoded(text, charset, mark);
    }

    private boolean isBinary() {
        for (int i = 0; i < Math.min(PROBE, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
