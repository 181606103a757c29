package dev.kairos.examples.reach;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.failed;
import static dev.kairos.core.model.Condition.matches;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.api.verify.Claim;
import dev.kairos.core.model.Condition;
import dev.kairos.core.model.Reaction;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.model.Situation;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps from a red check to a draft pull request, as rules: mend, push, open, tell what is claimed. */
final class MendingRules {

    /** A check that failed: its repository, its branch where there is one, and its commit. */
    static final String RED = "Check .{1,100}? of (\\S+) (?:on (\\S+) )?at (\\w+)\\S* ended: (?:failure|error)";

    private static final Pattern CHECK = Pattern.compile(RED);
    private static final Pattern PUSHED = Pattern.compile("pushed (kairos/\\S+) at \\w+, made for (\\S+)");
    private static final Pattern FIXED = Pattern.compile("Fixed on branch (kairos/\\S+) at ");
    private static final Pattern OPENED = Pattern.compile("#(\\d+) is open[^:]*: (\\S+)");

    private MendingRules() {}

    static void add(ReflexModel.Builder rules) {
        Condition mends = so -> so.offers("fix_branch");
        rules.when(answered("github_open_pull_request"))
                .then(MendingRules::opened)
                .when(failed("fix_branch").or(failed("push_fix")).or(failed("github_open_pull_request")))
                .then(so -> tell("A check failed and I have not mended it: " + why(so)))
                .when(answered("push_fix"))
                .then(MendingRules::open)
                .when(answered("fix_branch", "Fixed on branch"))
                .then(so -> call("push_fix", Map.of("branch", found(FIXED, so.answer("fix_branch"), 1))))
                .when(answered("fix_branch"))
                .then(so -> tell("A check failed at " + found(CHECK, so.heard(), 3)
                        + ", but the tests pass here: look at the check."))
                .when(mends.and(matches(RED)).and(so -> isOnBranch(so.heard())))
                .then(so -> call(
                        "fix_branch",
                        Map.of("branch", found(CHECK, so.heard(), 2), "commit", found(CHECK, so.heard(), 3))));
    }

    private static boolean isOnBranch(String heard) {
        Matcher check = CHECK.matcher(heard);
        return check.find() && check.group(2) != null;
    }

    private static Reaction open(Situation so) {
        String base = found(PUSHED, so.answer("push_fix"), 2);
        return call(
                "github_open_pull_request",
                Map.of(
                        "repository",
                        found(CHECK, so.heard(), 1),
                        "title",
                        "Mend the tests of " + base,
                        "head",
                        found(PUSHED, so.answer("push_fix"), 1),
                        "base",
                        base,
                        "text",
                        "The check failed at " + found(CHECK, so.heard(), 3) + "."));
    }

    private static Reaction opened(Situation so) {
        String answer = so.answer("github_open_pull_request");
        Map<String, String> details =
                Map.of("repository", found(CHECK, so.heard(), 1), "number", found(OPENED, answer, 1));
        return call(
                "finish",
                Map.of(
                        "outcome",
                        "notified",
                        "summary",
                        "A check failed; a draft that mends it is open: " + found(OPENED, answer, 2),
                        "claims",
                        List.of(Map.of("kind", Claim.PULL_REQUEST_OPENED, "details", details))));
    }

    private static String why(Situation so) {
        String answer = so.failed("fix_branch")
                ? so.answer("fix_branch")
                : so.failed("push_fix") ? so.answer("push_fix") : so.answer("github_open_pull_request");
        return answer.lines().limit(3).reduce((one, other) -> one + " " + other).orElse("");
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("there is no '" + pattern + "' in: " + text);
        }
        return matcher.group(group);
    }
}
