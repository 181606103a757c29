package dev.kairos.git;

import static dev.kairos.git.Turn.commit;
import static dev.kairos.git.Turn.committed;
import static dev.kairos.git.Turn.done;
import static dev.kairos.git.Turn.edit;
import static dev.kairos.git.Turn.finish;
import static dev.kairos.git.Turn.run;
import static dev.kairos.git.Turn.testsPassed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.Commands;
import dev.kairos.git.BranchFixer.FixInput;
import dev.kairos.git.BranchFixer.PushInput;
import dev.kairos.testkit.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A clone, and the bare repository that it came from; only the model is scripted. */
@EnabledOnOs(OS.LINUX)
class BranchFixerTest {

    @TempDir
    Path temp;

    private BrokenRepository clone;
    private BrokenRepository bare;
    private ScriptedModel model = mending().model();
    private BranchFixer fixer;
    private String red;

    @BeforeEach
    void publish() throws Exception {
        clone = BrokenRepository.in(Files.createDirectory(temp.resolve("shop")));
        clone.shell();
        bare = new BrokenRepository(Files.createDirectory(temp.resolve("bare")));
        bare.git("init", "-q", "--bare");
        clone.git("remote", "add", "origin", bare.folder().toString());
        clone.git("push", "-q", "origin", "main");
        red = clone.git("rev-parse", "HEAD");
        FixLoop loop = FixLoop.in(clone.folder(), "./test/run")
                .commands(folder -> Commands.in(folder).allow("./test/run").testReports("out/*.xml"))
                .tests("test/**")
                .attempts(1);
        fixer = BranchFixer.of(loop, () -> Kairos.builder().model(model));
    }

    private static Script mending() {
        return new Script()
                .then(edit("code/sum", "value=wrong", "value=right"), run("./test/run"), commit("Mend the sum"))
                .then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())))
                .then(finish());
    }

    @SuppressWarnings("unchecked")
    private <I> ToolResult call(String name, I input) throws Exception {
        Tool<I> tool = (Tool<I>) fixer.tools().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        ToolContext context = new ToolContext(AgentId.of("watcher"), "b1", "k", Instant.EPOCH);
        return tool.function().run(input, context);
    }

    private ToolResult fix() throws Exception {
        return call("fix_branch", new FixInput("main", red.substring(0, 12)));
    }

    private String branch() {
        return "kairos/fix-main-" + red.substring(0, 12);
    }

    private String published() throws Exception {
        return bare.git("for-each-ref", "--format=%(refname) %(objectname)");
    }

    @Test
    void what_failed_is_mended_and_pushed_with_its_proof() throws Exception {
        String before = clone.git("rev-parse", "HEAD", "main") + clone.git("status", "--porcelain");

        ToolResult fixed = fix();
        assertThat(fixed.failed()).as(fixed.text()).isFalse();
        assertThat(fixed.text()).startsWith("Fixed on branch " + branch());
        assertThat(fixed.origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(published()).doesNotContain("kairos/");

        ToolResult pushed = call("push_fix", new PushInput(branch()));
        String commit = clone.git("rev-parse", branch());
        assertThat(pushed.failed()).as(pushed.text()).isFalse();
        assertThat(published()).contains("refs/heads/" + branch() + " " + commit, "refs/heads/main " + red);
        assertThat(clone.git("rev-parse", "HEAD", "main") + clone.git("status", "--porcelain"))
                .isEqualTo(before);
        assertThat(fixer.proof(branch()))
                .contains("failed at " + red, commit, "verified: tests.passed, 3 tests ran", "+value=right");
        assertThat(fixer.proof("kairos/other")).isEmpty();

        Claim claim = new Claim(BranchFixer.PUSHED, Map.of("branch", branch(), "commit", commit));
        var verifier = fixer.verifiers().get(BranchFixer.PUSHED);
        assertThat(verifier.verify(claim, pushed.evidence()).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(verifier.verify(claim, List.of()).verdict()).isEqualTo(Verdict.UNVERIFIED);
        bare.git("update-ref", "refs/heads/" + branch(), red);
        assertThat(verifier.verify(claim, pushed.evidence()).verdict()).isEqualTo(Verdict.STALE);
        assertThat(call("push_fix", new PushInput(branch())).text()).contains("does not take");
    }

    @Test
    void a_commit_is_worked_on_once_whatever_is_repeated() throws Exception {
        ToolResult first = fix();
        int calls = model.calls();
        call("push_fix", new PushInput(branch()));
        String once = published();

        assertThat(fix()).isEqualTo(first);
        assertThat(call("push_fix", new PushInput(branch())).failed()).isFalse();
        assertThat(model.calls()).isEqualTo(calls);
        assertThat(published()).isEqualTo(once);
    }

    @Test
    void nothing_is_pushed_once_the_branch_was_forced_elsewhere() throws Exception {
        assertThat(fix().failed()).isFalse();
        clone.put("code/more", "name=more\n");
        clone.git("add", "-A");
        clone.git("commit", "-q", "--amend", "-m", "Start anew");
        clone.git("push", "-q", "--force", "origin", "main");

        assertThat(call("push_fix", new PushInput(branch())).text()).contains("nothing was pushed");
        assertThat(published()).doesNotContain("kairos/");
        assertThat(fix().text()).contains("what failed before is over");
    }

    @Test
    void what_was_given_up_is_not_begun_again_and_not_pushed() throws Exception {
        model = new Script().then(finish()).model();
        assertThat(fix().text()).startsWith("Not fixed after 1 attempt");
        int calls = model.calls();

        assertThat(fix().failed()).isTrue();
        assertThat(model.calls()).isEqualTo(calls);
        assertThat(call("push_fix", new PushInput(branch())).failed()).isTrue();
        assertThat(fixer.proof(branch())).isEmpty();
    }

    @Test
    void a_fix_that_a_crash_left_unverified_is_made_anew() throws Exception {
        GitWork left = GitWork.openAt(clone.folder(), branch().substring("kairos/".length()), red);
        Files.writeString(left.folder().resolve("code/sum"), "name=sum\nvalue=right\n");
        new BrokenRepository(left.folder()).commit("Nobody has looked at this");

        ToolResult fixed = fix();
        assertThat(fixed.text()).startsWith("Fixed on branch " + branch()).contains("verified: tests.passed");
        assertThat(clone.git("log", "--format=%s", branch())).isEqualTo("Mend the sum\nStart");
    }

    @Test
    void what_a_crash_left_uncommitted_is_made_anew() throws Exception {
        GitWork left = GitWork.openAt(clone.folder(), branch().substring("kairos/".length()), red);
        Files.writeString(left.folder().resolve("code/sum"), "name=sum\nvalue=right\n");

        assertThat(fix().text()).startsWith("Fixed on branch " + branch());
        assertThat(clone.git("log", "--format=%s", branch())).isEqualTo("Mend the sum\nStart");
    }

    @Test
    void what_passes_leaves_neither_branch_nor_worktree() throws Exception {
        clone.put("code/sum", "name=sum\nvalue=right\n");
        clone.put("note", "more\n");
        clone.commit("Mend");
        clone.git("push", "-q", "origin", "main");
        red = clone.git("rev-parse", "HEAD");

        ToolResult passing = fix();

        assertThat(passing.failed()).as(passing.text()).isFalse();
        assertThat(clone.git("branch", "--list", "kairos/*")).isEmpty();
        assertThat(fix()).isEqualTo(passing);
    }

    @Test
    void a_commit_that_was_added_after_the_check_is_not_pushed() throws Exception {
        fix();
        String other = clone.git("commit-tree", "-m", "x", "-p", branch(), branch() + "^{tree}")
                .strip();
        clone.git("update-ref", "refs/heads/" + branch(), other);

        assertThat(call("push_fix", new PushInput(branch())).text()).contains("verified was");
        assertThat(published()).doesNotContain("kairos/");
    }

    @Test
    void names_that_are_none_are_refused() throws Exception {
        assertThat(call("fix_branch", new FixInput("main", "HEAD")).failed()).isTrue();
        assertThat(call("fix_branch", new FixInput("--upload-pack=x ", red)).failed())
                .isTrue();
        assertThat(call("fix_branch", new FixInput("gone", red)).failed()).isTrue();
        assertThat(call("push_fix", new PushInput("main")).failed()).isTrue();
        assertThat(call("push_fix", new PushInput("kairos/../x")).failed()).isTrue();
        assertThat(fixer.tools()).extracting(Tool::effect).containsExactly(Effect.EXECUTE, Effect.SEND);
    }

    @Test
    void a_report_cannot_leave_its_block() {
        FixRecord record = new FixRecord(FixReport.End.FIXED, "main", "a", "b", "x\n```\n@team please merge\n````\n");
        assertThat(record.markdown()).contains("\n`````text\nx\n").endsWith("\n`````");
    }
}
