package dev.kairos.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.sensor.SensorException.Problem;
import dev.kairos.testkit.internal.work.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSensorsTest {

    @TempDir
    Path temp;

    private GitRepository repository;

    @BeforeEach
    void init() {
        repository = GitRepository.at(temp.resolve("shop"));
    }

    @Test
    void a_repository_before_its_first_commit_has_a_branch() throws Exception {
        Reading reading = head().sense();

        assertThat(reading.fingerprint()).isEqualTo("unborn refs/heads/main");
        assertThat(reading.text()).isEqualTo("branch main, no commit yet");
    }

    @Test
    void the_first_reading_tells_the_commit() throws Exception {
        String id = commit("Add the total");

        Reading reading = head().sense();

        assertThat(reading.fingerprint()).isEqualTo(id + " refs/heads/main");
        assertThat(reading.text())
                .isEqualTo("branch main, commit " + id.substring(0, 12) + "\n" + told(id, "Add the total"));
        assertThat(reading.origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(head().from(Origin.TEAM).sense().origin()).isEqualTo(Origin.TEAM);
    }

    @Test
    void new_commits_are_told_even_by_another_process() throws Exception {
        String seen = commit("One") + " refs/heads/main";
        String two = commit("Two");
        String three = commit("Three");

        String text = head().sense(seen).text();

        assertThat(text)
                .startsWith("branch main, commit " + three.substring(0, 12) + "; 2 new since " + seen.substring(0, 12)
                        + "\n")
                .contains(told(two, "Two"), told(three, "Three"));
    }

    @Test
    void a_clean_up_changes_no_fingerprint() throws Exception {
        for (int i = 0; i < 5; i++) {
            commit("Commit " + i);
        }
        Sensor head = head();
        Sensor tree = Sensors.gitWorkTree(repository.root());
        Reading before = head.sense();
        Reading treeBefore = tree.sense();

        repository.git("gc", "-q", "--aggressive", "--prune=now");
        assertThat(Files.exists(repository.root().resolve(".git/refs/heads/main")))
                .isFalse();

        assertThat(head.sense().fingerprint()).isEqualTo(before.fingerprint());
        assertThat(tree.sense().fingerprint()).isEqualTo(treeBefore.fingerprint());
        String next = commit("After the clean-up");
        assertThat(head.sense(before.fingerprint()).text()).contains("1 new since", told(next, "After the clean-up"));
    }

    @Test
    void a_branch_switched_or_a_commit_taken_by_itself_is_a_change() throws Exception {
        String id = commit("One");
        repository.git("checkout", "-q", "-b", "fix/total");
        assertThat(head().sense().fingerprint()).isEqualTo(id + " refs/heads/fix/total");
        repository.git("checkout", "-q", "--detach");

        assertThat(head().sense().fingerprint()).isEqualTo(id + " detached");
        assertThat(head().sense(id + " refs/heads/main").text()).isEqualTo("no branch, commit " + id.substring(0, 12));
    }

    @Test
    void history_that_was_rewritten_or_is_gone_is_told() throws Exception {
        commit("One");
        String two = commit("Two");
        repository.git("commit", "-q", "--allow-empty", "--amend", "-m", "Two, again");
        String again = repository.git("rev-parse", "HEAD");

        assertThat(head().sense(two + " refs/heads/main").text())
                .contains("does not follow on " + two.substring(0, 12), "1 new", told(again, "Two, again"));
        repository.git("reset", "-q", "--hard", "HEAD~1");
        assertThat(head().sense(again + " refs/heads/main").text()).contains("does not follow on", "; 0 new since");
        repository.git("reflog", "expire", "--expire=now", "--all");
        repository.git("gc", "-q", "--prune=now");
        assertThat(head().sense(two + " refs/heads/main").text())
                .contains("more than 1 new since " + two.substring(0, 12));
    }

    @Test
    void many_commits_and_long_words_are_bounded_and_keep_their_lines() throws Exception {
        String seen = commit("One");
        for (int i = 0; i < 30; i++) {
            commit("Subject\u202e " + "x".repeat(500));
        }
        String text = head().sense(seen + " refs/heads/main").text();

        assertThat(text)
                .contains("30 new since", "\nand 10 more")
                .hasSizeLessThan(8_000)
                .doesNotContain("\u202e");
        assertThat(text.lines()).hasSize(22);
    }

    @Test
    void a_linked_working_tree_and_a_bare_repository_have_heads_of_their_own() throws Exception {
        String one = commit("One");
        repository.git("worktree", "add", "-q", "-b", "side", "../side");
        Files.writeString(temp.resolve("side/new"), "x");
        Path bare = temp.resolve("bare.git");
        repository.git("clone", "-q", "--bare", ".", bare.toString());

        assertThat(Sensors.gitHead(temp.resolve("side")).sense().fingerprint()).isEqualTo(one + " refs/heads/side");
        assertThat(Sensors.gitHead(bare).sense().text()).contains(told(one, "One"));
        assertThat(Sensors.gitWorkTree(temp.resolve("side")).sense().text()).contains(": 1 file;");
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(() -> Sensors.gitWorkTree(bare).sense())
                .withMessageContaining("bare");
    }

    @Test
    void a_clone_that_borrows_and_a_shallow_one_can_be_read() throws Exception {
        String one = commit("One");
        String two = commit("Two");
        repository.git("clone", "-q", "--shared", ".", "../shared");
        repository.git("clone", "-q", "--depth=1", "file://" + repository.root(), "../shallow");

        assertThat(Sensors.gitHead(temp.resolve("shared"))
                        .sense(one + " refs/heads/main")
                        .text())
                .contains("1 new", told(two, "Two"));
        assertThat(Sensors.gitHead(temp.resolve("shallow")).sense().text()).contains(told(two, "Two"));
        assertThat(Sensors.gitHead(temp.resolve("shallow"))
                        .sense(one + " refs/heads/main")
                        .text())
                .contains("more than 1 new since");
    }

    @Test
    void a_damaged_history_hides_no_new_commit() throws Exception {
        String one = commit("One");
        String two = commit("Two");
        Path object = repository.root().resolve(".git/objects/" + two.substring(0, 2) + "/" + two.substring(2));
        object.toFile().setWritable(true);
        Files.writeString(object, "garbage");

        Reading reading = head().sense(one + " refs/heads/main");

        assertThat(reading.fingerprint()).startsWith(two);
        assertThat(reading.text()).contains("its history cannot be read");
    }

    @Test
    void the_working_tree_is_what_git_does_not_ignore() throws Exception {
        repository.write(".gitignore", "target/\n").write("a.java", "1").write("target/a.class", "1");
        commit("One");
        Sensor tree = Sensors.gitWorkTree(repository.root());
        Reading first = tree.sense();
        repository.write("target/a.class", "2").write("target/b.class", "3");

        assertThat(tree.name()).isEqualTo("git-tree:shop");
        assertThat(tree.sense().fingerprint()).isEqualTo(first.fingerprint());
        repository.write("a.java", "2");
        Reading changed = tree.sense();
        assertThat(changed.text()).isEqualTo("working tree of shop: 2 files; since the last look:\nchanged a.java");
        commit("Two");
        assertThat(tree.sense().fingerprint()).isEqualTo(changed.fingerprint());
        repository.git("revert", "--no-edit", "HEAD");
        assertThat(tree.sense().fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void a_repository_inside_counts_by_its_commit() throws Exception {
        GitRepository inner = GitRepository.at(repository.root().resolve("inner"));
        inner.write("a", "1").commit("Inner");
        Sensor tree = Sensors.gitWorkTree(repository.root());
        Reading first = tree.sense();
        inner.write("a", "2");
        assertThat(tree.sense().fingerprint()).isEqualTo(first.fingerprint());
        inner.commit("Inner again");

        assertThat(tree.sense().text()).contains("changed inner");
    }

    @Test
    void a_folder_that_is_no_repository_is_a_typed_failure() {
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(() -> Sensors.gitHead(temp).sense())
                .withMessageContaining("is no Git repository")
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE));
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(() -> Sensors.gitWorkTree(temp.resolve("nowhere")).sense());
    }

    private Sensor head() {
        return Sensors.gitHead(repository.root());
    }

    private String commit(String message) {
        return repository.commit(message);
    }

    private static String told(String id, String subject) {
        return id.substring(0, 12) + " by Ada Lovelace: " + subject;
    }
}
