package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
    private final Terminal terminal = new Terminal();

    @Test
    void help_is_given() {
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out())
                .contains("--repo")
                .contains("--test")
                .contains("--for")
                .contains("OLLAMA_HOST");
    }

    @Test
    void bad_arguments_are_one_line_and_code_2() {
        assertThat(terminal.run("--repo")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("--repo needs a value (see --help)" + System.lineSeparator());
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void a_path_that_is_no_repository_is_named(@TempDir Path folder) {
        assertThat(terminal.run("--repo", folder.toString(), "--test", "true")).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains(folder + "' is no Git working tree");
    }

    @Test
    void a_folder_that_is_not_there_is_named(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        assertThat(terminal.run("--repo", missing.toString(), "--test", "true")).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains(missing + "' is no folder");
    }

    @Test
    void a_repository_without_commits_is_said(@TempDir Path folder) throws IOException, InterruptedException {
        new TestRepository(folder).git("init", "--quiet");
        assertThat(terminal.run("--repo", folder.toString(), "--test", "true")).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains("no commit yet");
    }

    @Test
    void a_home_that_is_no_folder_ends_with_code_1(@TempDir Path folder) throws IOException, InterruptedException {
        TestRepository.create(folder.resolve("r"));
        Path home = Files.writeString(folder.resolve("home"), "a file");
        assertThat(terminal.run("--repo", folder.resolve("r").toString(), "--test", "true", "--home", home.toString()))
                .isEqualTo(1);
        assertThat(terminal.err().lines()).singleElement().asString().contains(home.toString());
    }

    @Test
    void it_sees_a_commit_and_goes_on_after_a_restart(@TempDir Path folder) throws IOException, InterruptedException {
        TestRepository repository = TestRepository.create(folder);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> terminal.run("--repo", folder.toString(), "--test", TestRepository.TEST, "--for", "12s"));
        await(terminal, "ok Green");
        repository.commit("broken", "Break it");
        await(terminal, ">> The build broke.");
        assertThat(first.join()).isZero();
        assertThat(terminal.words()).contains("new commit: ", "\"Break it\" by Cleo (the only commit since");
        assertThat(terminal.out()).contains("Ctrl-C ends it").containsPattern("(?m)^ +2 +0 +2 +5 ");

        repository.commit("all good", "Mend it");
        Terminal second = new Terminal();
        assertThat(second.run("--repo", folder.toString(), "--test", TestRepository.TEST, "--for", "4s"))
                .isZero();
        assertThat(second.words()).contains(">> Fixed: the tests pass again").contains("They were failing since");

        Terminal third = new Terminal();
        assertThat(third.run("--repo", folder.toString(), "--test", TestRepository.TEST, "--for", "2s"))
                .isZero();
        assertThat(third.out()).contains("1 wake: nothing changed").doesNotContain("ran the tests");
    }

    @Test
    void a_command_that_cannot_be_started_is_told(@TempDir Path folder) throws IOException, InterruptedException {
        TestRepository.create(folder);
        assertThat(terminal.run("--repo", folder.toString(), "--test", "no-such-program-1", "--for", "3s"))
                .isZero();
        assertThat(terminal.out()).contains(">> The tests could not be run").contains("no-such-program-1");
    }

    private static void await(Terminal terminal, String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> terminal.out().contains(text));
    }
}
