package dev.kairos.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;

/** Names the files of a repository of which a failure speaks: where somebody would look first. */
final class Suspects {

    private static final int MOST = 10;
    private static final int SHORTEST = 3;

    private Suspects() {}

    static String named(GitWork work, String failure, List<String> tests) throws IOException {
        Set<String> words = new HashSet<>(List.of(failure.split("[^A-Za-z0-9_]+")));
        TestPaths testPaths = new TestPaths(tests);
        List<String> named = new ArrayList<>();
        try (Repository repository = work.repository()) {
            DirCache index = repository.readDirCache();
            for (int i = 0; i < index.getEntryCount() && named.size() < MOST; i++) {
                String path = index.getEntry(i).getPathString();
                if (!testPaths.contain(path) && isNamed(path, words)) {
                    named.add(path);
                }
            }
        }
        return named.isEmpty() ? "" : "Files that it names: " + String.join(", ", named);
    }

    /** By its name, or by that of a test that is named after it. */
    private static boolean isNamed(String path, Set<String> words) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.length() >= SHORTEST
                && (words.contains(stem)
                        || words.contains(stem + "Test")
                        || words.contains("Test" + stem)
                        || words.contains("test_" + stem)
                        || words.contains("t_" + stem));
    }
}
