package dev.kairos.core.internal.tree;

import java.util.List;

/** Takes the files that match one of some globs, all if there is none, without those that match an excluding one. */
public final class GlobFilter implements TreeFilter {

    private final List<PathRule> taken;
    private final List<PathRule> left;

    private GlobFilter(List<PathRule> taken, List<PathRule> left) {
        this.taken = taken;
        this.left = left;
    }

    /**
     * Reads globs.
     *
     * @param globs the globs; those that begin with {@code !} exclude
     * @return the filter
     * @throws IllegalArgumentException if a glob is empty, a comment or has braces
     */
    public static GlobFilter of(List<String> globs) {
        for (String glob : globs) {
            if (PathRule.of(glob) == null) {
                throw new IllegalArgumentException("glob '" + glob + "' matches nothing: write *.java or docs/**");
            }
            if (glob.contains("{")) {
                throw new IllegalArgumentException(
                        "glob '" + glob + "' has braces: pass one glob for each alternative");
            }
        }
        List<PathRule> rules = PathRule.all(globs);
        return new GlobFilter(
                rules.stream().filter(rule -> !rule.negated()).toList(),
                rules.stream().filter(PathRule::negated).toList());
    }

    @Override
    public boolean takes(String path, boolean folder) {
        String[] names = path.split("/");
        if (names[names.length - 1].equals(".git") || matches(left, names, folder)) {
            return false;
        }
        return folder || taken.isEmpty() || matches(taken, names, false);
    }

    private static boolean matches(List<PathRule> rules, String[] names, boolean folder) {
        for (PathRule rule : rules) {
            if (rule.matches(names, folder)) {
                return true;
            }
        }
        return false;
    }
}
