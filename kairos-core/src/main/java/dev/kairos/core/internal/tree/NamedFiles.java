package dev.kairos.core.internal.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What words of a call name in a folder, as it is now: what an approval of the call is bound to. */
public final class NamedFiles {

    private static final int MOST_FILES = 32;
    private static final int SHOWN_DIGITS = 16;

    private NamedFiles() {}

    /**
     * Describes the folder and the files in it that words name, each with the beginning of its SHA-256.
     *
     * @param root the folder that nothing is looked at outside of
     * @param folder where relative names begin, under the root
     * @param words the words; what names no regular file under the root is left out
     * @throws IOException if a file cannot be read
     */
    public static String describe(Path root, String folder, List<String> words) throws IOException {
        StringBuilder text = new StringBuilder("in " + root + (folder.isEmpty() ? "" : "/" + folder));
        Set<String> names = new LinkedHashSet<>(words);
        int files = 0;
        for (String name : names) {
            Path file = file(root, folder, name);
            if (file != null && files++ < MOST_FILES) {
                text.append("\n").append(name).append(" sha256 ").append(digest(file), 0, SHOWN_DIGITS);
            }
        }
        return text.toString();
    }

    private static @Nullable Path file(Path root, String folder, String name) {
        try {
            Path file = root.resolve(folder).resolve(name).normalize();
            return file.startsWith(root) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
