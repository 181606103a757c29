package dev.kairos.examples.keeper;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.sensor.Sensors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Keeper can see and do in its repository. It never changes the working tree, the branches or the remotes. */
final class RepositorySkill implements Skill {
    static final String RUN_TESTS = "run_tests";
    static final String FIND_CULPRIT = "find_culprit";
    static final String READ_LOG = "read_log";
    static final String HEAD = "head";
    static final String FILES = "files";

    static final int FIX_SHARE = 6;

    private static final int CULPRIT_SHARE = 3;

    private final Git git;
    private final BuildReport report;
    private final CommitWatch watch;
    private final Duration timeout;
    private final @Nullable Mending mending;

    RepositorySkill(Git git, BuildReport report, CommitWatch watch, Duration timeout, @Nullable Mending mending) {
        this.git = git;
        this.report = report;
        this.watch = watch;
        this.timeout = timeout;
        this.mending = mending;
    }

    /** No arguments. */
    record Nothing() {}

    record Hours(
            @Describe("How many hours to look back, 1 to 168")
            int hours) {
        Hours {
            if (hours < 1 || hours > 168) {
                throw new IllegalArgumentException("hours is " + hours + ": use 1 to 168");
            }
        }
    }

    record Count(
            @Describe("How many of the latest commits, 1 to 50")
            int count) {
        Count {
            if (count < 1 || count > 50) {
                throw new IllegalArgumentException("count is " + count + ": use 1 to 50");
            }
        }
    }

    record Revision(
            @Describe("The commit's hash, at least 4 of its digits")
            String commit) {
        Revision {
            if (!commit.matches("[0-9a-f]{4,64}")) {
                throw new IllegalArgumentException("'" + commit + "' is no hash of a commit: use 4-64 of 0-9 and a-f");
            }
        }
    }

    record Lines(
            @Describe("The file's path in the repository") String file,
            @Describe("The first line, from 1") int from,
            @Describe("The last line, at most 200 further") int to) {
        Lines {
            if (from < 1 || to < from || to - from > 200) {
                throw new IllegalArgumentException("lines " + from + " to " + to + ": begin at 1, at most 200 further");
            }
        }
    }

    @Override
    public String name() {
        return "repository";
    }

    @Override
    public String description() {
        return "Tests the Git repository, finds who broke it, reads its history and the log of its builds.";
    }

    @Override
    public List<Tool<?>> tools() {
        List<Tool<?>> tools = new ArrayList<>(looking());
        if (mending != null) {
            tools.add(mending.tool(timeout.multipliedBy(FIX_SHARE)));
        }
        return List.copyOf(tools);
    }

    private List<Tool<?>> looking() {
        return List.of(
                Tool.of(
                                RUN_TESTS,
                                "Runs the tests on the working tree. Says PASSED or FAILED, at which commit, and what "
                                        + "that changes: broke, fixed, still passing, still failing.",
                                Effect.EXECUTE,
                                Nothing.class,
                                (in, context) -> report.run(context))
                        .timeout(timeout)
                        .idempotent(),
                Tool.of(
                                FIND_CULPRIT,
                                "After run_tests said that the build broke: finds the commit that broke it and its "
                                        + "author, by testing commits since the last good one.",
                                Effect.EXECUTE,
                                Nothing.class,
                                (in, context) -> report.culprit(context))
                        .timeout(timeout.multipliedBy(CULPRIT_SHARE))
                        .idempotent(),
                Tool.of(
                        READ_LOG,
                        "Reads the log: how the build stands and what happened in the last hours.",
                        Effect.READ,
                        Hours.class,
                        (in, context) -> report.log(in.hours(), context)),
                Tool.of("commits", "Lists the latest commits.", Effect.READ, Count.class, this::commits),
                Tool.of("show", "Shows a commit: message and change.", Effect.READ, Revision.class, this::show),
                Tool.of(
                        "blame",
                        "Tells which commit last touched lines of a file.",
                        Effect.READ,
                        Lines.class,
                        this::blame));
    }

    @Override
    public List<Sensor> sensors() {
        return List.of(
                Sensors.gitHead(git.repository()).named(HEAD).from(Origin.TEAM),
                Sensors.gitWorkTree(git.repository()).named(FILES).from(Origin.TEAM));
    }

    @Override
    public void start(SkillContext context) throws IOException, InterruptedException {
        watch.start(context);
    }

    @Override
    public void stop(SkillContext context) {
        watch.stop();
    }

    private ToolResult commits(Count in, ToolContext context) throws IOException, InterruptedException {
        return answer("log", "-" + in.count(), "--date=iso-strict", "--format=%h %ad %an: %s");
    }

    private ToolResult show(Revision in, ToolContext context) throws IOException, InterruptedException {
        return answer("show", "--no-ext-diff", "--no-textconv", "--stat", "--patch", in.commit(), "--");
    }

    private ToolResult blame(Lines in, ToolContext context) throws IOException, InterruptedException {
        return answer("blame", "--no-textconv", "-L", in.from() + "," + in.to(), "--", in.file());
    }

    private ToolResult answer(String... arguments) throws IOException, InterruptedException {
        Processes.Finished finished = git.run(List.of(arguments));
        ToolResult result =
                finished.succeeded() ? ToolResult.ok(finished.output()) : ToolResult.error(finished.output());
        return result.from(Origin.TEAM);
    }
}
