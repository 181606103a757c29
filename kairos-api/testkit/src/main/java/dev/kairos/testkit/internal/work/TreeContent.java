package dev.kairos.testkit.internal.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a folder holds: names, kinds, bytes, permissions.
 *
 * @param entries a line for each path
 */
public record TreeContent(Map<String, String> entries) {

    /**
     * Reads a folder.
     *
     * @param root the folder
     * @return what it holds
     * @throws IOException if it cannot be read
     */
    public static TreeContent of(Path root) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                entries.put(root.relativize(path).toString(), line(path));
            }
        }
        return new TreeContent(entries);
    }

    private static String line(Path path) throws IOException {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        return mode + (Files.isDirectory(path) ? "/" : " " + Arrays.toString(Files.readAllBytes(path)));
    }

    /**
     * Deletes a folder with all that is in it.
     *
     * @param root the folder
     * @throws IOException if it cannot be deleted
     */
    public static void delete(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
