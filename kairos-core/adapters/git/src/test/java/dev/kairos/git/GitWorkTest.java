package dev.kairos.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.skill.ToolResult.Status;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.BaseTests;
import dev.kairos.core.verify.TestNames;
import dev.kairos.core.verify.Verifiers;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWorkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    Path temp;

    private Path repository;
    private GitRepository shop;

    @BeforeEach
    void make() throws Exception {
        repository = Files.createDirectory(temp.resolve("shop"));
        shop = GitRepository.at(repository);
        put(repository, "a.txt", "one\n");
        put(repository, "src/b.txt", "b\n");
        put(repository, ".gitignore", "out/\n");
        shop.commit("Start");
    }

    @Test
    void work_happens_on_its_own_branch_in_its_own_folder() throws Exception {
        put(repository, "person.txt", "not committed");
        String before = shop.git("status", "--porcelain") + shop.git("rev-parse", "HEAD", "main");
        GitWork work = GitWork.open(repository, "fix");
        put(work.folder(), "a.txt", "two\n");
        put(work.folder(), "new.txt", "new\n");
        put(work.folder(), "out/ignored.txt", "x\n");
        Files.delete(work.folder().resolve("src/b.txt"));
        ToolResult result = call(work, "git_commit", new GitTools.CommitInput("Fix it"));

        String commit = result.evidence().get(0).detail("commit");
        assertThat(result.text()).isEqualTo("committed " + commit + " to kairos/fix");
        assertThat(shop.run("", "show", "--name-status", "--format=%an|%cI|%s", "kairos/fix"))
                .isEqualTo("kairos|2026-11-20T08:00:00+00:00|Fix it\n\nM\ta.txt\nA\tnew.txt\nD\tsrc/b.txt\n");
        assertThat(shop.git("rev-parse", "kairos/fix")).isEqualTo(commit);
        assertThat(shop.git("status", "--porcelain") + shop.git("rev-parse", "HEAD", "main"))
                .isEqualTo(before);
        assertThat(shop.git("fsck", "--strict")).isEmpty();
        assertThat(shop.git("worktree", "list")).contains("[kairos/fix]");
        assertThat(GitRepository.of(work.folder()).git("status", "--porcelain")).isEmpty();
    }

    @Test
    void opening_a_task_again_goes_on_with_it() throws Exception {
        GitWork work = GitWork.open(repository, "fix");
        String base = work.base();
        put(work.folder(), "a.txt", "two\n");
        put(repository, "a.txt", "three\n");
        shop.git("commit", "-q", "-a", "-m", "Go on");
        GitWork again = GitWork.open(repository, "fix");
        assertThat(again.folder().resolve("a.txt")).hasContent("two\n");
        assertThat(again.base()).isEqualTo(base);
        assertThat(again.branch()).isEqualTo("kairos/fix");
    }

    @Test
    void looking_tells_what_there_is() throws Exception {
        GitWork work = GitWork.open(repository, "fix").from(Origin.TEAM);
        assertThat(call(work, "git_status", new GitTools.Nothing()).text()).contains("nothing to commit");
        put(work.folder(), "a.txt", "two\n");
        put(work.folder(), "new.txt", "n\n");
        put(work.folder(), "out/x", "ignored");
        assertThat(call(work, "git_status", new GitTools.Nothing()).text())
                .contains("branch kairos/fix at ")
                .contains("changed a.txt\nadded new.txt\n")
                .doesNotContain("out");
        assertThat(call(work, "git_diff", new GitTools.DiffInput(null, null)).text())
                .contains("-one\n+two\n")
                .contains("+n\n")
                .doesNotContain("ignored");
        assertThat(call(work, "git_diff", new GitTools.DiffInput(null, "new.txt"))
                        .text())
                .doesNotContain("+two");
        call(work, "git_commit", new GitTools.CommitInput("Count on"));
        assertThat(call(work, "git_diff", new GitTools.DiffInput(null, null)).text())
                .isEqualTo("no difference\n");
        assertThat(call(work, "git_diff", new GitTools.DiffInput(true, "a.txt")).text())
                .contains("-one\n+two\n");
        assertThat(call(work, "git_log", new GitTools.LogInput(null, null)).text())
                .containsPattern("\\w{10} 2026-11-20 kairos Count on\n\\w{10} \\S+ Ada Lovelace Start\n");
        ToolResult blame = call(work, "git_blame", new GitTools.BlameInput("a.txt", null, null));
        assertThat(blame.text()).containsPattern("^\\w{10} 2026-11-20 kairos 1: two\n$");
        assertThat(blame.origin()).isEqualTo(Origin.TEAM);
        assertThat(call(work, "git_blame", new GitTools.BlameInput("none.txt", null, null))
                        .status())
                .isEqualTo(Status.ERROR);
    }

    @Test
    void nothing_is_committed_without_a_change_a_message_or_on_another_branch() throws Exception {
        GitWork work = GitWork.open(repository, "fix");
        assertThat(call(work, "git_commit", new GitTools.CommitInput("x")).text())
                .contains("nothing was changed");
        put(work.folder(), "a.txt", "two\n");
        assertThat(call(work, "git_commit", new GitTools.CommitInput(" ")).status())
                .isEqualTo(Status.ERROR);
        GitRepository.of(work.folder()).git("checkout", "-q", "-b", "other");
        assertThat(call(work, "git_commit", new GitTools.CommitInput("x")).text())
                .contains("not on branch 'kairos/fix'");
    }

    @Test
    void no_hook_of_the_repository_runs() throws Exception {
        for (String hook : List.of("pre-commit", "commit-msg", "post-commit", "prepare-commit-msg", "post-checkout")) {
            Path file = repository.resolve(".git/hooks").resolve(hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\ntouch '" + temp.resolve("ran-" + hook) + "'\nexit 1\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        GitWork work = GitWork.open(repository, "fix");
        put(work.folder(), "a.txt", "two\n");
        assertThat(call(work, "git_commit", new GitTools.CommitInput("x")).failed())
                .isFalse();
        assertThat(temp.toFile().list((folder, name) -> name.startsWith("ran-")))
                .isEmpty();
    }

    @Test
    void a_worktree_is_removed_only_when_all_is_committed() throws Exception {
        GitWork work = GitWork.open(repository, "fix");
        put(work.folder(), "a.txt", "two\n");
        assertThatExceptionOfType(GitWorkException.class).isThrownBy(work::remove);
        call(work, "git_commit", new GitTools.CommitInput("x"));
        work.remove();
        assertThat(work.folder()).doesNotExist();
        assertThat(shop.git("worktree", "list").lines()).hasSize(1);
        assertThat(shop.run("", "show", "kairos/fix:a.txt")).isEqualTo("two\n");
        assertThat(GitWork.open(repository, "fix").folder().resolve("a.txt")).hasContent("two\n");
    }

    @Test
    void what_cannot_be_worked_in_is_said() throws Exception {
        assertThatExceptionOfType(GitWorkException.class).isThrownBy(() -> GitWork.open(temp, "fix"));
        assertThatExceptionOfType(GitWorkException.class)
                .isThrownBy(() -> GitWork.open(repository, "fix", repository.resolve("src")))
                .withMessageContaining("is not empty");
        assertThatIllegalArgumentException().isThrownBy(() -> GitWork.open(repository, "../main"));
        Path empty = Files.createDirectory(temp.resolve("empty"));
        GitRepository.at(empty);
        assertThatExceptionOfType(GitWorkException.class)
                .isThrownBy(() -> GitWork.open(empty, "fix"))
                .withMessageContaining("no commit yet");
    }

    @Test
    void a_commit_is_verified_where_it_was_made() throws Exception {
        GitWork work = GitWork.open(repository, "fix");
        put(work.folder(), "a.txt", "two\n");
        List<Evidence> evidence =
                call(work, "git_commit", new GitTools.CommitInput("x")).evidence();
        String commit = evidence.get(0).detail("commit");
        assertThat(verdict("kairos/fix", commit, evidence)).isEqualTo(Verdict.VERIFIED);
        assertThat(verdict("main", commit, evidence)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict("kairos/fix", commit, List.of())).isEqualTo(Verdict.UNVERIFIED);
        assertThat(verdict("kairos/fix", commit.substring(0, 10), evidence)).isEqualTo(Verdict.UNVERIFIED);
        put(work.folder(), "a.txt", "three\n");
        call(work, "git_commit", new GitTools.CommitInput("y"));
        assertThat(verdict("kairos/fix", commit, evidence)).isEqualTo(Verdict.VERIFIED);
        GitRepository.of(work.folder()).git("reset", "-q", "--hard", "main");
        assertThat(verdict("kairos/fix", commit, evidence)).isEqualTo(Verdict.STALE);
    }

    @Test
    void tests_of_the_base_revision_run_on_the_new_code() throws Exception {
        put(repository, "code", "good\n");
        shop.program("test/run", """
                #!/bin/sh
                mkdir -p out
                if grep -q good code; then r=''; else r='<failure/>'; fi
                echo "<testsuite><testcase name='a'>$r</testcase></testsuite>" > out/TEST-a.xml
                grep -q good code
                """);
        shop.commit("Test");
        GitWork work = GitWork.open(repository, "fix");
        BaseTests base = work.baseTests(
                List.of("./test/run"),
                folder -> Commands.in(folder).allow("./test/run").testReports("out/*.xml"),
                "test/**");

        assertThat(base.run(Map.of()))
                .isEqualTo(new BaseTests.BaseRun(
                        true,
                        TestNames.of(List.of("a"), List.of()),
                        "tests: 1 run, 0 failed, 0 broken, 0 skipped",
                        BaseTests.Changes.NONE));
        put(work.folder(), "code", "bad\n");
        put(
                work.folder(),
                "test/run",
                "#!/bin/sh\nmkdir -p out; echo \"<testsuite><testcase name='a'/></testsuite>\" > out/a.xml");
        assertThat(base.run(Map.of()).text()).contains("commit it first");
        call(work, "git_commit", new GitTools.CommitInput("Weaken the test"));
        assertThat(base.run(Map.of()).passed()).isFalse();
        Review open = Objects.requireNonNull(base.run(Map.of()).changes().open());
        assertThat(open.files()).containsOnlyKeys("test/run");
        assertThat(open.text()).contains("-if grep -q good code");
        assertThat(base.run(Map.of("test/run", "0")).passed()).isFalse();
        assertThat(base.run(open.files()).passed()).isTrue();
        assertThat(base.run(open.files()).changes().accepted()).containsExactly("test/run");
        assertThat(base.run(Map.of()).passed()).isFalse();
        put(work.folder(), "code", "good\n");
        put(work.folder(), "test/run", Files.readString(repository.resolve("test/run")) + "# more\n");
        put(work.folder(), "test/other", "new\n");
        call(work, "git_commit", new GitTools.CommitInput("Repair"));
        assertThat(base.run(Map.of()).passed()).isTrue();
        assertThat(base.run(Map.of()).changes()).isEqualTo(BaseTests.Changes.NONE);
    }

    private Verdict verdict(String branch, String commit, List<Evidence> evidence) throws Exception {
        return Verifiers.committed(repository)
                .verify(new Claim(Claim.COMMITTED, Map.of("branch", branch, "commit", commit)), evidence)
                .verdict();
    }

    @SuppressWarnings("unchecked")
    private static ToolResult call(GitWork work, String name, Record input) throws Exception {
        Tool<Record> tool = (Tool<Record>) work.tools().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return tool.function().run(input, new ToolContext(AgentId.of("ada"), "b1", "k", NOW));
    }

    private static void put(Path root, String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
