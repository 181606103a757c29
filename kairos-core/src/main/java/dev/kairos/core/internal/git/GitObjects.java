package dev.kairos.core.internal.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of a repository: each a file of its own or packed together with others. For one reading, by one thread. */
public final class GitObjects implements AutoCloseable {

    static final int MOST_OBJECT_BYTES = 1 << 20;
    private static final int MOST_PACKS = 500;
    private static final int MOST_ALTERNATES = 10;
    private static final int MOST_LINE_BYTES = 1 << 16;

    private final List<Path> folders;
    private final int idBytes;
    private @Nullable List<GitPack> packs;

    /**
     * Opens the objects.
     *
     * @param folder the repository
     * @throws IOException if it cannot be read
     */
    public GitObjects(GitFolder folder) throws IOException {
        this.folders = withAlternates(folder.common().resolve("objects"));
        this.idBytes = folder.idBytes();
    }

    /** The folder itself and those that it borrows from, as a clone with {@code --shared} does. */
    private static List<Path> withAlternates(Path objects) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(objects));
        for (int i = 0; i < folders.size(); i++) {
            Path file = folders.get(i).resolve("info").resolve("alternates");
            if (Files.isRegularFile(file)) {
                for (String line : BoundedFile.lines(file, MOST_LINE_BYTES)) {
                    Path other = folders.get(i).resolve(line).normalize();
                    if (!line.isBlank() && !folders.contains(other) && folders.size() <= MOST_ALTERNATES) {
                        folders.add(other);
                    }
                }
            }
        }
        return folders;
    }

    /**
     * Reads a commit.
     *
     * @param id its id
     * @return the commit, or {@code null} if the repository does not have it, as at the end of a shallow clone
     * @throws GitException if the object is no commit, is damaged or has more than a mebibyte
     * @throws IOException if it cannot be read
     */
    public @Nullable GitCommit commit(String id) throws IOException {
        byte[] content = content(id, 0);
        return content == null ? null : GitCommit.parse(id, content);
    }

    /** The content of a commit. */
    byte @Nullable [] content(String id, int depth) throws IOException {
        for (Path folder : folders) {
            Path loose = folder.resolve(id.substring(0, 2)).resolve(id.substring(2));
            if (Files.isRegularFile(loose)) {
                try {
                    return Inflated.loose(BoundedFile.read(loose, MOST_OBJECT_BYTES));
                } catch (NoSuchFileException packedMeanwhile) {
                    // It is in a pack now.
                }
            }
        }
        byte[] key = HexFormat.of().parseHex(id);
        for (GitPack pack : packs()) {
            long offset = key.length == idBytes ? pack.find(key) : GitPack.ABSENT;
            if (offset != GitPack.ABSENT) {
                return pack.read(offset, depth);
            }
        }
        return null;
    }

    private List<GitPack> packs() throws IOException {
        if (packs == null) {
            List<GitPack> opened = new ArrayList<>();
            packs = opened;
            for (Path folder : folders) {
                open(folder.resolve("pack"), opened);
            }
        }
        return packs;
    }

    private void open(Path folder, List<GitPack> opened) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder, "pack-*.idx")) {
            for (Path index : indexes) {
                if (opened.size() == MOST_PACKS) {
                    throw new GitException("'" + folder + "' has more than " + MOST_PACKS + " packs: run git gc");
                }
                opened.add(new GitPack(index, idBytes, this));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (packs != null) {
            for (GitPack pack : packs) {
                pack.close();
            }
        }
    }
}
