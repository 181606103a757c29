package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.ScriptedModel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MendingTest {
    private static final String CHECK = """
            #!/bin/sh
            if grep -q right price; then b=''; else b='<failure/>'; fi
            echo "<testsuite><testcase name='price'>$b</testcase></testsuite>" > junit.xml
            grep -q right price
            """;

    @TempDir
    Path temp;

    private Desk desk(String command) throws Exception {
        TestRepository repository = TestRepository.create(temp.resolve("shop"));
        Path check = Files.writeString(repository.folder().resolve("check.sh"), CHECK);
        Files.setPosixFilePermissions(check, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(repository.folder().resolve("price"), "wrong\n");
        Files.writeString(repository.folder().resolve(".gitignore"), "junit.xml\n");
        repository.commit("broken", "Break it");
        Timeline timeline = new Timeline(
                new Page(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), ZoneOffset.UTC));
        Options.Times times = new Options.Times(Duration.ofMinutes(1), Duration.ofMinutes(1), null);
        Git git = repository.open();
        return new Desk(git, new TestRuns(git, CommandLine.of(command)), temp.resolve("home"), times, timeline);
    }

    @Test
    void a_model_mends_the_build_on_a_branch() throws Exception {
        String edit = "{\"edits\":[{\"file\":\"price\",\"search\":\"wrong\",\"replace\":\"right\"}]}";
        ScriptedModel model = ScriptedModel.script()
                .calls("edit_files", edit)
                .calls("run_command", "{\"command\":[\"./check.sh\"]}")
                .calls("git_commit", "{\"message\":\"Put the price right\"}")
                .does((request, n) -> ModelReply.calls(
                        List.of(new ToolCall("done", "update_objective", done(request.messages()))), Usage.of(100, 10)))
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"Mended.\"}")
                .build();
        Mending mending = Mending.at(desk("./check.sh"), new ModelChoice(model, "scripted"));

        assertThat(mending).isNotNull();
        ToolResult result = call(mending.tool(Duration.ofMinutes(5)));

        assertThat(result.text()).startsWith("Fixed on branch kairos/fix-").contains("-wrong\n+right");
        model.requireDone();
    }

    @Test
    void rules_and_shells_mend_nothing() throws Exception {
        Desk desk = desk("./check.sh | cat");
        assertThat(Mending.at(desk, ModelChoice.rules())).isNull();
        ModelChoice model = new ModelChoice(ScriptedModel.script().build(), "scripted");
        assertThat(Mending.at(desk, model)).isNull();
    }

    private static String done(List<ModelMessage> messages) {
        ModelMessage.ToolAnswer last = (ModelMessage.ToolAnswer) messages.get(messages.size() - 1);
        String commit = last.text().replaceAll("committed (\\w+) to .*", "$1").strip();
        String branch =
                last.text().replaceAll("committed \\w+ to (\\S+).*", "$1").strip();
        return "{\"id\":\"fix\",\"state\":\"done\",\"note\":\"mended\",\"claims\":[{\"kind\":\"tests.passed\"},"
                + "{\"kind\":\"git.committed\",\"details\":{\"branch\":\"" + branch + "\",\"commit\":\"" + commit
                + "\"}}]}";
    }

    private static <I> ToolResult call(Tool<I> tool) throws Exception {
        return tool.function()
                .run(
                        tool.input().cast(new Mending.Nothing()),
                        new ToolContext(AgentId.of("keeper"), "b1", "k", Instant.EPOCH));
    }
}
