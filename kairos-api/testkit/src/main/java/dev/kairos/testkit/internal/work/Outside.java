package dev.kairos.testkit.internal.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder beside a workspace that must not be reached: what it holds, and whether it was. */
public final class Outside {

    /** Stands in a file of the folder and nowhere else: who shows it has read the file. */
    public static final String SENTINEL = "outside-c1d2a9f0-must-not-be-seen";

    private final Path folder;
    private final List<String> before;

    private Outside(Path folder, List<String> before) {
        this.folder = folder;
        this.before = before;
    }

    /**
     * Makes the folder and, in the workspace, links that lead to it.
     *
     * @param folder the folder to make
     * @param workspace an existing folder
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static Outside make(Path folder, Path workspace) throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        for (String name : List.of("secret.txt", "a.txt", "deep/a.txt", "config")) {
            Files.writeString(folder.resolve(name), SENTINEL + "\n");
        }
        Files.createDirectories(workspace.resolve("in"));
        Files.writeString(workspace.resolve("in/a.txt"), "inside\n");
        Files.createDirectories(workspace.resolve(".git/hooks"));
        Files.writeString(workspace.resolve(".git/config"), "[core]\n");
        Files.writeString(workspace.resolve(".env"), "A=1\n");
        Files.createSymbolicLink(workspace.resolve("out"), folder);
        Files.createSymbolicLink(workspace.resolve("outfile"), folder.resolve("a.txt"));
        Files.createSymbolicLink(workspace.resolve("in/up"), Path.of("..", ".."));
        return new Outside(folder, content(folder));
    }

    /**
     * Looks whether anything in the folder is not as it was made.
     *
     * @return whether somebody changed something
     * @throws IOException if it cannot be read
     */
    public boolean isChanged() throws IOException {
        return !content(folder).equals(before);
    }

    private static List<String> content(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().map(Outside::line).toList();
        }
    }

    private static String line(Path path) {
        try {
            boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            return path + (file ? "=" + Files.readString(path) : "/");
        } catch (IOException e) {
            return path + " cannot be read";
        }
    }
}
