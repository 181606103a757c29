package dev.kairos.examples.keeper;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.failed;
import static dev.kairos.core.model.Condition.matches;
import static dev.kairos.core.model.Reaction.acted;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.say;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.core.model.Condition;
import dev.kairos.core.model.Reaction;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.model.Situation;
import java.util.Map;
import java.util.stream.Collectors;

/** What Keeper does where no model is configured, as rules. They read like steps: a call that was made is not repeated. */
final class KeeperModel {
    static final String NAME = "keeper-rules";

    private static final int BRIEF_HOURS = 24;
    private static final int WORTH_SHOWING = 3;

    private KeeperModel() {}

    static ReflexModel create() {
        Condition asked = matches("\\AIt is \\S+ Woken by: [^\\n]*MESSAGE");
        Condition changed = matches("(?m)^Changed: (" + RepositorySkill.HEAD + "|" + RepositorySkill.FILES + ")$");
        Condition told = matches("(?m)^Event approval\\.answered ");
        Condition toWrite = asked.and(matches("(?m)^Question from \\w+:\\nWrite to the author"));
        return ReflexModel.builder()
                .name(NAME)
                .when(told.and(changed.negate()))
                .then(it -> acted("The author was written to."))
                .when(asked.negate().or(changed))
                .then(call(RepositorySkill.RUN_TESTS))
                .when(answered(RepositorySkill.RUN_TESTS, "Change: broke"))
                .then(call(RepositorySkill.FIND_CULPRIT))
                .when(asked)
                .then(call(RepositorySkill.READ_LOG, Map.of("hours", BRIEF_HOURS)))
                .when(toWrite.and(answered(RepositorySkill.READ_LOG)))
                .then(it -> call(
                        Letters.WRITE,
                        Map.of(
                                "to",
                                "the author",
                                "text",
                                "The build is " + Facts.value(it.answer(RepositorySkill.READ_LOG), "Build") + ".")))
                .when(asked.and(answered(RepositorySkill.READ_LOG)))
                .then(KeeperModel::brief)
                .when(answered(RepositorySkill.RUN_TESTS))
                .then(KeeperModel::news)
                .when(failed(RepositorySkill.RUN_TESTS))
                .then(it -> tell("The tests could not be run: " + it.answer(RepositorySkill.RUN_TESTS)))
                .build();
    }

    private static Reaction news(Situation it) {
        String run = it.answer(RepositorySkill.RUN_TESTS);
        String commit = Facts.value(run, "Commit");
        return switch (Facts.value(run, "Change")) {
            case "broke" -> tell(broke(it, run));
            case "fixed" ->
                tell("Fixed: the tests pass again at " + commit + ". They were " + Facts.value(run, "Before") + ".");
            case "first run, failing" ->
                tell("The tests fail at " + commit + ". They have not been seen passing.\n" + lastLines(run));
            case "still failing" -> acted("Still broken at " + commit + "; " + Facts.value(run, "Before") + ".");
            default -> acted("Green at " + commit + ".");
        };
    }

    private static String broke(Situation it, String run) {
        String search = it.answer(RepositorySkill.FIND_CULPRIT);
        String culprit = Facts.value(search, "Commit");
        String who = culprit.isEmpty()
                ? "Which commit did it is not known: " + search
                : "Broken by " + culprit + " (" + Facts.value(search, "How") + ").";
        return "The build broke. " + who + "\n" + lastLines(run);
    }

    private static String lastLines(String run) {
        return run.lines()
                .dropWhile(line -> !line.startsWith("Exit code"))
                .skip(1)
                .limit(WORTH_SHOWING)
                .collect(Collectors.joining("\n"));
    }

    private static Reaction brief(Situation it) {
        String log = it.answer(RepositorySkill.READ_LOG);
        String events = log.lines().filter(line -> line.startsWith("- ")).collect(Collectors.joining("\n"));
        return say("The build is " + Facts.value(log, "Build") + ".\nIn the last " + BRIEF_HOURS + " hours: "
                + Facts.value(log, "Tests") + (events.isEmpty() ? ", nothing happened." : ".\n" + events));
    }
}
