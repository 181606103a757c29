package dev.kairos.core.verify;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.verify.BaseTests.BaseRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at the last run of the tests, and has those of the base revision run. */
final class TestsPassedVerifier implements Verifier {

    private static final int MOST_NAMED = 10;

    private final Runs runs;
    private final String command;
    private final BaseTests base;

    TestsPassedVerifier(Path root, List<String> command, BaseTests base) {
        this.runs = new Runs(root);
        this.command = Json.write(command);
        this.base = base;
    }

    @Override
    public Finding verify(Claim claim, List<Evidence> evidence) throws IOException, InterruptedException {
        Evidence run = Runs.last(command, evidence);
        if (run == null) {
            return Finding.unverified("the tests did not run: that is the command " + command);
        }
        Finding wrong = Runs.wrong(run);
        wrong = wrong != null ? wrong : reported(run);
        wrong = wrong != null ? wrong : runs.stale(run);
        if (wrong != null) {
            return wrong;
        }
        return base == BaseTests.none()
                ? Finding.verified(
                        run.detail("tests") + " tests ran and passed; those of the base revision were not run")
                : compared(run, base.run(accepted(evidence)));
    }

    private static @Nullable Finding reported(Evidence run) {
        if (number(run, "tests") == 0) {
            return Finding.unverified("its last run left no report that names a test");
        }
        if (number(run, "failed") + number(run, "broken") > 0) {
            return Finding.refuted("the reports name " + (number(run, "failed") + number(run, "broken")) + " failures");
        }
        if (number(run, "unread") > 0) {
            return Finding.unverified("not all of the reports could be read");
        }
        if (number(run, "tests") == number(run, "skipped")) {
            return Finding.refuted("all tests were skipped");
        }
        return run.detail("treeBefore").equals(run.detail("treeAfter"))
                ? null
                : Finding.unverified("the run changed the files that it tested");
    }

    private static int number(Evidence run, String name) {
        String text = run.detail(name);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** What people have accepted; of two answers about a file the later one. */
    private static Map<String, String> accepted(List<Evidence> evidence) {
        Map<String, String> accepted = new HashMap<>();
        for (Evidence one : evidence) {
            if (one.kind().equals(Evidence.TESTS_ACCEPTED)) {
                accepted.put(one.detail("path"), one.detail("sha256"));
            }
        }
        return accepted;
    }

    private static Finding compared(Evidence run, BaseRun base) {
        Review open = base.changes().open();
        String look = open == null
                ? ""
                : "tests of the base revision, or what builds them, were changed: a person has to look at "
                        + some(open.files().keySet());
        if (!base.passed()) {
            String why = "the tests of the base revision do not pass on the new code: " + base.text();
            return Finding.refuted(why + (open == null ? "" : "; " + look)).review(open);
        }
        TestNames now = TestNames.of(run);
        Finding gone = now.isEmpty() ? fewer(run, base.names()) : vanished(now, base.names());
        if (gone != null) {
            return gone.review(open);
        }
        return open == null ? held(run, now, base) : Finding.unverified(look).review(open);
    }

    private static Finding held(Evidence run, TestNames now, BaseRun base) {
        Set<String> added = base.names().missing(now.ran());
        List<String> accepted = base.changes().accepted();
        return Finding.verified(run.detail("tests") + " tests ran and passed, and so do the "
                + base.names().ran().size() + " of the base revision"
                + (accepted.isEmpty() ? "" : "; accepted by a person as changed: " + some(accepted))
                + (added.isEmpty() ? "" : "; new: " + some(added)));
    }

    private static @Nullable Finding vanished(TestNames now, TestNames base) {
        Set<String> missing = now.missing(base.ran());
        if (!missing.isEmpty()) {
            return Finding.refuted("tests of the base revision have vanished: " + some(missing));
        }
        Set<String> skipped = new TreeSet<>(base.ran());
        skipped.retainAll(now.skipped());
        return skipped.isEmpty() ? null : Finding.refuted("tests are skipped that ran before: " + some(skipped));
    }

    /** What can be said of very many tests. */
    private static @Nullable Finding fewer(Evidence run, TestNames base) {
        int before = base.ran().size() + base.skipped().size();
        if (number(run, "tests") < before) {
            return Finding.refuted("there are " + number(run, "tests") + " tests now, the base revision has " + before);
        }
        return number(run, "skipped") > base.skipped().size()
                ? Finding.refuted(number(run, "skipped") + " tests are skipped now, in the base revision "
                        + base.skipped().size())
                : null;
    }

    private static String some(Collection<String> names) {
        List<String> first = names.stream().limit(MOST_NAMED).toList();
        int more = names.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
    }
}
