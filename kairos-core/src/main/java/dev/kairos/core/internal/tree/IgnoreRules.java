package dev.kairos.core.internal.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the ignore files from a root down to a folder. The last rule of the innermost file that matches decides. */
public final class IgnoreRules {

    /** No rules. */
    public static final IgnoreRules NONE = new IgnoreRules(null, 0, List.of());

    private static final int MOST_RULES = 5_000;

    private final @Nullable IgnoreRules outer;
    private final int baseLength;
    private final List<PathRule> rules;

    private IgnoreRules(@Nullable IgnoreRules outer, int baseLength, List<PathRule> rules) {
        this.outer = outer;
        this.baseLength = baseLength;
        this.rules = rules;
    }

    /**
     * Adds the rules of a file.
     *
     * @param lines its lines; of more than 5,000 the first
     * @param base the folder that it lies in, relative to the root and ending with {@code /}; empty for the root
     * @return the rules inside of that folder
     */
    public IgnoreRules with(List<String> lines, String base) {
        List<PathRule> more = PathRule.all(lines.subList(0, Math.min(lines.size(), MOST_RULES)));
        return more.isEmpty() ? this : new IgnoreRules(this, base.length(), more);
    }

    /**
     * Whether a path is left out by itself; that a folder above it is left out, is the caller's to know.
     *
     * @param path relative to the root
     * @param folder whether it is a folder
     * @return whether it is left out
     */
    public boolean ignores(String path, boolean folder) {
        for (IgnoreRules file = this; file != null; file = file.outer) {
            PathRule rule = file.last(path, folder);
            if (rule != null) {
                return !rule.negated();
            }
        }
        return false;
    }

    private @Nullable PathRule last(String path, boolean folder) {
        if (rules.isEmpty()) {
            return null;
        }
        String[] names = path.substring(baseLength).split("/");
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matches(names, folder)) {
                return rules.get(i);
            }
        }
        return null;
    }
}
