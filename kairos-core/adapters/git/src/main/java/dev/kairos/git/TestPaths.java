package dev.kairos.git;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** Tells tests and build files from production code. */
final class TestPaths {

    private final List<FastIgnoreRule> rules = new ArrayList<>();

    TestPaths(List<String> globs) {
        if (globs.isEmpty()) {
            throw new IllegalArgumentException("name the paths of tests and build files: src/test/**, pom.xml");
        }
        for (String glob : globs) {
            FastIgnoreRule rule = new FastIgnoreRule(glob);
            if (rule.isEmpty()) {
                throw new IllegalArgumentException("glob '" + glob + "' matches nothing: write src/test/** or pom.xml");
            }
            rules.add(rule);
        }
    }

    boolean contain(String path) {
        return rules.stream().anyMatch(rule -> rule.isMatch(path, false, true) || isBelow(rule, path));
    }

    /** Whether a rule names a folder above. */
    private static boolean isBelow(FastIgnoreRule rule, String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (rule.isMatch(path.substring(0, slash), true, true)) {
                return true;
            }
        }
        return false;
    }
}
