package dev.kairos.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.skill.ToolResult.Status;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.command.CommandResult.End;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@ExtendWith(Invariants.class)
class CommandsTest {

    @TempDir
    Path temp;

    private Path root;
    private Commands commands;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(temp.resolve("shop"));
        commands = Commands.in(root);
    }

    @Test
    void only_what_is_allowed_runs() {
        Commands some = commands.allow("git", "--version").allow("echo");
        assertThat(call(some, "echo", "hi").text()).startsWith("exit code 0").endsWith("--- output\nhi");
        assertThat(call(some, "git", "--version").text()).contains("git version");
        assertThat(call(some, "git", "-c", "alias.x=!touch pwned", "x").text())
                .isEqualTo("'git -c alias.x=!touch pwned' is not allowed; allowed are commands that begin with:"
                        + " git --version, echo");
        assertThat(call(some, "/bin/echo", "hi").status()).isEqualTo(Status.ERROR);
        assertThat(call(some, "ECHO", "hi").status()).isEqualTo(Status.ERROR);
        assertThat(call(some).status()).isEqualTo(Status.ERROR);
        assertThat(call(some, "echo", "a\0b").text()).contains("zero character");
        assertThat(call(some, "echo", "x".repeat(70_000)).text()).contains("more than 65536 characters");
    }

    @Test
    void shells_are_allowed_by_the_line_only() {
        for (String shell : List.of("sh", "bash", "env", "xargs", "sudo", "powershell.exe", "./sh", "nohup")) {
            assertThatIllegalArgumentException().isThrownBy(() -> commands.allow(shell));
        }
        Commands lines = commands.line("echo a | cat");
        assertThat(lines.tools()).extracting(Tool::name).containsExactly("run_line");
        assertThat(line(lines, "echo a | cat").text()).endsWith("--- output\na");
        assertThat(line(lines, "echo a | cat ").text()).contains("not approved");
    }

    @Test
    void a_program_of_the_folder_is_run_only_by_its_name_and_never_over_a_link() throws IOException {
        script("build", "echo built");
        script("git", "echo planted");
        Files.createSymbolicLink(root.resolve("link"), Path.of("/bin/echo"));
        Commands own = commands.allow("./build").allow("./link").allow("git");
        assertThat(call(own, "./build").text()).endsWith("built");
        assertThat(call(own, "./link").text()).contains("is a link");
        assertThat(call(own, "git", "--version").text()).doesNotContain("planted");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.allow("/bin/ls"));
        assertThatIllegalArgumentException().isThrownBy(() -> commands.allow("a/../b"));
    }

    @Test
    void the_folder_stays_inside() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), temp);
        Commands pwd = commands.allow("pwd");
        assertThat(in(pwd, "..", "pwd").status()).isEqualTo(Status.ERROR);
        assertThat(in(pwd, "out", "pwd").text()).contains("is a link");
        Files.createDirectory(root.resolve("in"));
        assertThat(in(pwd, "in", "pwd").text()).endsWith(root.resolve("in").toString());
    }

    @Test
    void the_environment_holds_nothing_of_the_host_and_no_credential() {
        String shown = call(commands.allow("printenv").environment("A", "1").pass("NOT_SET_ANYWHERE"), "printenv")
                .text();
        assertThat(shown.lines().filter(line -> line.contains("=")).map(line -> line.replaceAll("=.*", "")))
                .containsExactlyInAnyOrder("A", "PATH", "LC_ALL", "TERM", "KAIROS_COMMAND");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> commands.environment("TOKEN", PlantedSecrets.token(7)))
                .withMessageContaining("holds a credential");
        assertThatIllegalArgumentException().isThrownBy(() -> commands.environment("A=B", "x"));
    }

    @Test
    void what_ends_by_a_limit_is_no_success() {
        Commands slow = commands.allow("sleep").allow("yes");
        ToolResult result = tool(slow, "run_command", new CommandTools.RunInput(List.of("sleep", "30"), null, 1));
        assertThat(result.status()).isEqualTo(Status.ERROR);
        assertThat(result.text()).startsWith("ended because its time was over after 1.");
        assertThat(result.evidence().get(0).detail("end")).isEqualTo("timed_out");
        Commands small = slow.limits(new CommandLimits(Duration.ofSeconds(30), 64 << 10, 500, 10));
        ToolResult flood = call(small, "yes");
        assertThat(flood.text()).startsWith("ended because it printed too much");
        assertThat(flood.text().length()).isLessThan(1_000);
    }

    @Test
    void the_result_says_what_the_folder_was_before_and_after() throws IOException {
        script("change", "echo x > a.txt");
        Files.writeString(root.resolve("b.txt"), "1");
        Commands own = commands.allow("./change").allow("true");
        Evidence quiet = call(own, "true").evidence().get(0);
        ToolResult result = call(own, "./change");
        Evidence evidence = result.evidence().get(0);
        assertThat(quiet.detail("treeBefore")).isNotEmpty().isEqualTo(quiet.detail("treeAfter"));
        assertThat(evidence.detail("treeBefore")).isEqualTo(quiet.detail("treeAfter"));
        assertThat(evidence.detail("treeAfter")).isNotEqualTo(evidence.detail("treeBefore"));
        assertThat(evidence.detail("command")).isEqualTo("[\"./change\"]");
        assertThat(result.text()).contains("changed: a.txt");
    }

    @Test
    void reports_of_this_run_are_counted_and_those_of_earlier_ones_are_not() throws IOException {
        Path reports = Files.createDirectories(root.resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-old.xml"), "<testsuite><testcase name='old'/></testsuite>");
        Files.setLastModifiedTime(
                reports.resolve("TEST-old.xml"), java.nio.file.attribute.FileTime.from(Instant.EPOCH));
        script(
                "test",
                "echo '<testsuite name=\"S\"><testcase name=\"a\"/><testcase name=\"b\"><failure message=\"no\"/>"
                        + "</testcase></testsuite>' > target/surefire-reports/TEST-new.xml; exit 1");
        ToolResult result = call(commands.allow("./test"), "./test");
        assertThat(result.text())
                .startsWith("exit code 1")
                .contains("tests: 2 run, 1 failed, 0 broken, 0 skipped\n  FAILED S.b: no");
        assertThat(result.evidence().get(0).details())
                .containsEntry("tests", "2")
                .containsEntry("failed", "1");
    }

    @Test
    void what_it_prints_is_redacted_and_from_strangers() {
        String token = PlantedSecrets.token(7);
        ToolResult result = call(commands.allow("echo"), "echo", "token " + token);
        assertThat(result.text()).doesNotContain(token);
        assertThat(result.origin()).isEqualTo(Origin.UNTRUSTED);
    }

    @Test
    void a_host_runs_commands_under_the_same_rules() throws Exception {
        CommandResult result = commands.allow("echo").run("", "echo", "hi");
        assertThat(result.succeeded()).isTrue();
        assertThat(result.ending().end()).isEqualTo(End.EXITED);
        assertThat(result.output()).isEqualTo("hi\n");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> commands.run("", "echo", "hi"))
                .withMessageContaining("is not allowed");
        assertThatExceptionOfType(CommandException.class).isThrownBy(() -> Commands.in(temp.resolve("none")));
    }

    private void script(String name, String body) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static ToolResult call(Commands commands, String... command) {
        return tool(commands, "run_command", new CommandTools.RunInput(List.of(command), null, null));
    }

    private static ToolResult in(Commands commands, String folder, String... command) {
        return tool(commands, "run_command", new CommandTools.RunInput(List.of(command), folder, null));
    }

    private static ToolResult line(Commands commands, String line) {
        return tool(commands, "run_line", new CommandTools.LineInput(line, null));
    }

    @SuppressWarnings("unchecked")
    private static ToolResult tool(Commands commands, String name, Record input) {
        Tool<Record> tool = (Tool<Record>) commands.tools().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return tool.function().run(input, new ToolContext(AgentId.of("ada"), "b1", "k", Instant.EPOCH));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
