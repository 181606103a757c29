package dev.kairos.core.verify;

import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.tree.TreeTooLargeException;
import dev.kairos.core.internal.worktree.TreeHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds runs of commands among evidence, and tells whether they still say something about the folder. */
final class Runs {

    /** A line for a shell whose exit code may be another command's than the one that matters. */
    private static final Pattern MASKING =
            Pattern.compile("[|;\\n`]|(?<!&)&(?!&)|\\$\\(|\\btrap\\b|\\bset \\+e\\b|^\\s*!");

    private final TreeHash tree;

    Runs(Path root) {
        this.tree = new TreeHash(root);
    }

    /** The last run of a command, given as a JSON array or as words with spaces between. */
    static @Nullable Evidence last(String command, List<Evidence> evidence) {
        Evidence last = null;
        for (Evidence one : evidence) {
            if (one.kind().equals(Evidence.COMMAND_RAN) && isSame(one.detail("command"), command.strip())) {
                last = one;
            }
        }
        return last;
    }

    private static boolean isSame(String recorded, String claimed) {
        return recorded.equals(claimed)
                || recorded.equals(canonical(claimed))
                || words(recorded).equals(claimed);
    }

    private static String canonical(String claimed) {
        try {
            return Json.write(Json.value(claimed));
        } catch (JsonException e) {
            return "";
        }
    }

    private static String words(String recorded) {
        try {
            return Json.value(recorded) instanceof List<?> list
                    ? String.join(" ", list.stream().map(String::valueOf).toList())
                    : "";
        } catch (JsonException e) {
            return "";
        }
    }

    /** What is wrong with a run by itself, or {@code null}. */
    static @Nullable Finding wrong(Evidence run) {
        if (!run.detail("end").equals("exited")) {
            return Finding.refuted("its last run did not end by itself: " + run.detail("end"));
        }
        if (!run.detail("exit").equals("0")) {
            return Finding.refuted("its last run ended with exit code " + run.detail("exit"));
        }
        boolean line = Json.value(run.detail("command")) instanceof List<?> list && list.size() == 1;
        if (line && MASKING.matcher(words(run.detail("command"))).find()) {
            return Finding.unverified("it is a line for the shell that may hide an exit code");
        }
        return null;
    }

    /** What is wrong with the folder since a run, or {@code null}. */
    @Nullable
    Finding stale(Evidence run) throws IOException {
        if (run.detail("treeAfter").isEmpty()) {
            return Finding.unverified("the folder could not be read when it ran, so nothing ties the run to it");
        }
        try {
            return tree.read().fingerprint().equals(run.detail("treeAfter"))
                    ? null
                    : Finding.stale("files were changed since its last run: run it again");
        } catch (TreeTooLargeException e) {
            return Finding.unverified("the folder is too large to be compared");
        }
    }
}
