package dev.kairos.core.internal.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is checked out.
 *
 * @param ref the full name of the branch, or {@code null} if a commit is checked out by itself
 * @param commit the commit's id in lower-case hexadecimal digits, or {@code null} before the first commit of the branch
 */
public record GitHead(@Nullable String ref, @Nullable String commit) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MOST_LINE_BYTES = 4_096;
    private static final int MOST_LINKS = 5;
    private static final long MOST_PACKED_BYTES = 256L << 20;
    private static final String REF = "ref:";

    /**
     * Reads what is checked out.
     *
     * @param folder the repository
     * @return what it says
     * @throws GitException if it says something that is no branch and no commit
     * @throws IOException if it cannot be read
     */
    public static GitHead read(GitFolder folder) throws IOException {
        String value = line(folder.own().resolve("HEAD"));
        String ref = null;
        for (int links = 0; value != null && value.startsWith(REF); links++) {
            ref = checked(value.substring(REF.length()).strip(), links);
            value = value(folder, ref);
        }
        if (value != null && !isId(value)) {
            throw new GitException("'" + folder.own().resolve("HEAD") + "' leads to no commit");
        }
        return new GitHead(ref, value);
    }

    /**
     * Reads where a branch stands.
     *
     * @param folder the repository
     * @param branch its name without {@code refs/heads/}
     * @return the commit's id, or {@code null} if there is no such branch
     * @throws GitException if the name is none
     * @throws IOException if it cannot be read
     */
    public static @Nullable String tip(GitFolder folder, String branch) throws IOException {
        String value = value(folder, checked("refs/heads/" + branch, 0));
        return value != null && isId(value) ? value : null;
    }

    /** Whether a text is the id of an object. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A name from the repository becomes a path below it, so it must not lead out. */
    private static String checked(String ref, int links) throws GitException {
        if (links >= MOST_LINKS) {
            throw new GitException("HEAD leads over more than " + MOST_LINKS + " references");
        }
        boolean plain = ref.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
        if (!ref.startsWith("refs/") || ref.contains("..") || ref.contains("//") || ref.endsWith("/") || !plain) {
            throw new GitException("HEAD, or whoever asks, names a reference that is none");
        }
        return ref;
    }

    /** A branch is a file of its own or, after a clean-up, a line among the packed ones. */
    private static @Nullable String value(GitFolder folder, String ref) throws IOException {
        Path own = folder.own().resolve(ref);
        String value = line(Files.isRegularFile(own) ? own : folder.common().resolve(ref));
        return value == null ? packed(folder.common().resolve("packed-refs"), ref) : value;
    }

    private static @Nullable String line(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? BoundedFile.text(file, MOST_LINE_BYTES).strip()
                : null;
    }

    private static @Nullable String packed(Path file, String ref) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        if (Files.size(file) > MOST_PACKED_BYTES) {
            throw new GitException("'" + file + "' has more than " + MOST_PACKED_BYTES + " bytes");
        }
        String end = " " + ref;
        // Names of other branches may be in any encoding; only the one that is sought has to come out right.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String sought = new String(end.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(sought) && isId(line.substring(0, line.length() - sought.length()))) {
                    return line.substring(0, line.length() - sought.length());
                }
            }
        }
        return null;
    }
}
