package dev.kairos.core.internal.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository keeps itself.
 *
 * @param own what belongs to this working tree alone: {@code HEAD} and the index
 * @param common what all working trees of the repository share: objects, branches, configuration
 * @param workTree the working tree, or {@code null} for a bare repository
 */
public record GitFolder(Path own, Path common, @Nullable Path workTree) {

    private static final int MOST_LINE_BYTES = 4_096;
    private static final int MOST_CONFIG_BYTES = 1 << 20;
    private static final String GIT_DIR = "gitdir:";

    /**
     * Finds the folders of a repository.
     *
     * @param path the root of a working tree, or a bare repository
     * @return its folders
     * @throws GitException if there is no repository, or one whose branches are kept as a reftable
     * @throws IOException if it cannot be read
     */
    public static GitFolder of(Path path) throws IOException {
        Path git = path.resolve(".git");
        boolean bare = !Files.exists(git) && Files.isRegularFile(path.resolve("HEAD"));
        Path own = bare ? path : Files.isRegularFile(git) ? linked(path, git) : git;
        if (!Files.isDirectory(own.resolve("refs")) && !Files.isRegularFile(own.resolve("commondir"))) {
            throw new GitException("'" + path + "' is no Git repository: name the folder that holds .git");
        }
        Path common = common(own);
        if (Files.isDirectory(common.resolve("reftable"))) {
            throw new GitException("'" + path + "' keeps its branches as a reftable, which is not understood: "
                    + "convert it with git refs migrate --ref-format=files");
        }
        return new GitFolder(own, common, bare ? null : path);
    }

    /** The folder that a {@code .git} file points to: that of a further working tree or of a submodule. */
    private static Path linked(Path root, Path file) throws IOException {
        String line = BoundedFile.text(file, MOST_LINE_BYTES).strip();
        if (!line.startsWith(GIT_DIR)) {
            throw new GitException("'" + file + "' does not say '" + GIT_DIR + " FOLDER'");
        }
        return resolve(root, line.substring(GIT_DIR.length()).strip());
    }

    private static Path common(Path own) throws IOException {
        Path file = own.resolve("commondir");
        return Files.isRegularFile(file)
                ? resolve(own, BoundedFile.text(file, MOST_LINE_BYTES).strip())
                : own;
    }

    private static Path resolve(Path base, String path) throws GitException {
        try {
            return base.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new GitException("'" + base + "' points to '" + path + "', which is no path");
        }
    }

    /** How many bytes an object's id has: 20, or 32 in a repository with SHA-256. */
    int idBytes() throws IOException {
        Path config = common.resolve("config");
        if (!Files.isRegularFile(config)) {
            return 20;
        }
        for (String line : BoundedFile.lines(config, MOST_CONFIG_BYTES)) {
            String setting = line.strip().toLowerCase(Locale.ROOT);
            if (setting.startsWith("objectformat") && setting.endsWith("sha256")) {
                return 32;
            }
        }
        return 20;
    }
}
