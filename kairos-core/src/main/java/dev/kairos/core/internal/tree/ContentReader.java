package dev.kairos.core.internal.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/** Hashes contents, for one thread, up to a number of bytes. */
final class ContentReader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long bytesLeft;

    ContentReader(long mostBytes) {
        this.bytesLeft = mostBytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java platform has to provide", e);
        }
    }

    /**
     * The hash of a file's content.
     *
     * @throws TreeTooLargeException if it holds more than may still be read, which a stamp taken before cannot rule out
     */
    ContentHash file(Path path) throws IOException {
        digest.update((byte) 'f');
        try (SeekableByteChannel channel = Files.newByteChannel(path, OPTIONS)) {
            while (channel.read(buffer.clear()) >= 0) {
                bytesLeft -= buffer.position();
                if (bytesLeft < 0) {
                    digest.reset();
                    throw new TreeTooLargeException("'" + path.getFileName() + "' grew while it was read");
                }
                digest.update(buffer.flip());
            }
        } catch (IOException e) {
            digest.reset();
            throw e;
        }
        return ContentHash.of(digest.digest());
    }

    /** The hash of where a link points to. */
    ContentHash link(Path path) throws IOException {
        return text('l', Files.readSymbolicLink(path).toString());
    }

    /** The hash of a text that stands for a content. */
    ContentHash text(char kind, String text) {
        digest.update((byte) kind);
        return ContentHash.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
