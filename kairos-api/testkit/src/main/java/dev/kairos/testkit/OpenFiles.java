package dev.kairos.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The regular files that this process holds open, where the system tells; class files and archives not counted. */
record OpenFiles(Set<String> paths) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static OpenFiles now() {
        Set<String> paths = new TreeSet<>();
        if (Files.isDirectory(DESCRIPTORS)) {
            try (Stream<Path> links = Files.list(DESCRIPTORS)) {
                links.forEach(link -> {
                    String target = target(link);
                    if (target != null) {
                        paths.add(target);
                    }
                });
            } catch (IOException e) {
                return new OpenFiles(Set.of());
            }
        }
        return new OpenFiles(paths);
    }

    List<String> since(OpenFiles before) {
        return paths.stream()
                .filter(path -> !before.paths.contains(path))
                .map(path -> "open file " + path)
                .toList();
    }

    private static @Nullable String target(Path link) {
        try {
            Path target = Files.readSymbolicLink(link);
            String name = target.toString();
            boolean counts = Files.isRegularFile(target)
                    && !name.endsWith(".jar")
                    && !name.contains("/jvm/")
                    && !name.startsWith("/sys/"); // the runtime reads its limits there
            return counts ? name : null;
        } catch (IOException e) {
            return null; // closed meanwhile
        }
    }
}
