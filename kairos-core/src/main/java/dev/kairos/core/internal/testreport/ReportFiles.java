package dev.kairos.core.internal.testreport;

import dev.kairos.core.internal.tree.GlobFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Finds the reports that a run has written: by name, and by their time, so that those of an earlier run do not count. */
public final class ReportFiles {

    private static final Set<String> PASSED_BY = Set.of(".git", "node_modules");
    private static final int MOST_FILES = 5_000;
    private static final int MOST_VISITED = 200_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Path root;
    private final GlobFilter globs;

    /**
     * Says where reports are.
     *
     * @param root the folder
     * @param globs their paths in it
     * @throws IllegalArgumentException if a glob matches nothing
     */
    public ReportFiles(Path root, List<String> globs) {
        this.root = root;
        this.globs = GlobFilter.of(globs);
    }

    /**
     * Reads those that were written since a moment.
     *
     * @param since the moment, by the clock of the file system
     * @return what they say together
     * @throws IOException if the folder cannot be read
     */
    public TestReport since(Instant since) throws IOException {
        List<TestCase> cases = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : find(since)) {
            String name = root.relativize(file).toString();
            if (Files.size(file) > MOST_BYTES) {
                problems.add(name + ": it has more than " + MOST_BYTES + " bytes");
                continue;
            }
            try (InputStream xml = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                TestReport one = TestReports.read(name, xml);
                cases.addAll(one.cases());
                problems.addAll(one.problems());
            }
        }
        return new TestReport(cases, problems);
    }

    private List<Path> find(Instant since) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            private int visited;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean entered = folder.equals(root) || !PASSED_BY.contains(String.valueOf(folder.getFileName()));
                return entered ? next() : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isNew = !attributes.lastModifiedTime().toInstant().isBefore(since);
                if (attributes.isRegularFile() && isNew && isReport(file)) {
                    found.add(file);
                }
                return next();
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            private FileVisitResult next() {
                return ++visited > MOST_VISITED || found.size() >= MOST_FILES
                        ? FileVisitResult.TERMINATE
                        : FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    private boolean isReport(Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        return path.endsWith(".xml") && globs.takes(path, false);
    }
}
