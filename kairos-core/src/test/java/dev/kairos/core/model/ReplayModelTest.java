package dev.kairos.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.testkit.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayModelTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_the_file() {
        file = folder.resolve("exchanges.jsonl");
    }

    private static ModelRequest asking(String... texts) {
        List<ModelMessage> messages = List.of(texts).stream()
                .<ModelMessage>map(ModelMessage.User::new)
                .toList();
        List<ToolSpec> tools = List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}"));
        return new ModelRequest("You help.", tools, messages, 100, Duration.ofSeconds(1));
    }

    private static ModelReply ask(ModelBackend model, String... texts) throws InterruptedException {
        return model.call(asking(texts), ReplySink.NONE);
    }

    private ReplayModel replaying() {
        return ReplayModel.replaying(file, ScriptedModel.PROFILE);
    }

    private void record(ScriptedModel.Builder script, String... requests) throws InterruptedException {
        ModelBackend recording = ReplayModel.recording(script.build(), file);
        for (String request : requests) {
            ask(recording, request);
        }
    }

    @Test
    void what_was_recorded_is_replayed_exactly() throws Exception {
        ModelReply whole = new ModelReply(
                "Looking, \"now\"…\n",
                List.of(new ToolCall("1", "look", "{\"a\":1}"), new ToolCall("2", "look", "no json")),
                ModelReply.Stop.LENGTH,
                new Usage(10, 3, 2, 5));
        ModelReply bare = new ModelReply("", List.of(), ModelReply.Stop.REFUSED, null);
        record(ScriptedModel.script().replies(whole).replies(bare), "one", "two");

        ReplayModel model = replaying();

        assertThat(ask(model, "two")).isEqualTo(bare);
        assertThat(ask(model, "one")).isEqualTo(whole);
        assertThat(model.remaining()).isZero();
    }

    @Test
    void the_same_request_gets_its_replies_in_their_order() throws Exception {
        record(ScriptedModel.script().says("first").says("other").says("second"), "x", "y", "x");

        ReplayModel model = replaying();

        assertThat(ask(model, "x").text()).isEqualTo("first");
        assertThat(ask(model, "x").text()).isEqualTo("second");
        assertThat(ask(model, "y").text()).isEqualTo("other");
    }

    @Test
    void failures_are_replayed() throws Exception {
        ModelBackend recording = ReplayModel.recording(
                ScriptedModel.script()
                        .fails(Reason.RATE_LIMITED, Duration.ofSeconds(3))
                        .build(),
                file);
        assertThatThrownBy(() -> ask(recording, "x")).isInstanceOf(ModelException.class);

        assertThatThrownBy(() -> ask(replaying(), "x")).isInstanceOfSatisfying(ModelException.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void the_deadline_may_differ() throws Exception {
        record(ScriptedModel.script().says("hello"), "x");
        ModelRequest asked = asking("x");
        ModelRequest patient = new ModelRequest(
                asked.system(), asked.tools(), asked.messages(), asked.maxOutput(), Duration.ofHours(1));

        assertThat(replaying().call(patient, ReplySink.NONE).text()).isEqualTo("hello");
    }

    @Test
    void a_request_that_was_not_recorded_names_the_first_difference_from_the_nearest() throws Exception {
        ModelBackend recording =
                ReplayModel.recording(ScriptedModel.script().says("a").says("b").build(), file);
        ask(recording, "something else");
        ask(recording, "same", "recorded");

        assertThatThrownBy(() -> ask(replaying(), "same", "asked"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("part 5 is the message of the user 'asked'")
                .hasMessageContaining("recorded was the message of the user 'recorded'")
                .extracting(e -> ((ModelException) e).retriable())
                .isEqualTo(false);
        assertThatThrownBy(() -> ask(replaying(), "same")).hasMessageContaining("part 5 is absent");
        assertThatThrownBy(() -> ask(replaying(), "same", "recorded", "more"))
                .hasMessageContaining("'more'")
                .hasMessageContaining("recorded was absent");
    }

    @Test
    void a_changed_system_text_or_tool_is_named() throws Exception {
        record(ScriptedModel.script().says("a"), "x");
        ModelRequest asked = asking("x");

        ModelRequest otherSystem =
                new ModelRequest("You hinder.", asked.tools(), asked.messages(), asked.maxOutput(), asked.deadline());
        assertThatThrownBy(() -> replaying().call(otherSystem, ReplySink.NONE))
                .hasMessageContaining("part 1 is the system text 'You hinder.'");
        ModelRequest otherTool = new ModelRequest(
                asked.system(),
                List.of(new ToolSpec("look", "Looks closely.", "{\"type\":\"object\"}")),
                asked.messages(),
                asked.maxOutput(),
                asked.deadline());
        assertThatThrownBy(() -> replaying().call(otherTool, ReplySink.NONE))
                .hasMessageContaining("part 2 is the tool look")
                .hasMessageContaining("Looks closely.");
    }

    @Test
    void a_request_beyond_the_recording_is_told_so() throws Exception {
        record(ScriptedModel.script().says("a"), "x");
        ReplayModel model = replaying();
        ask(model, "x");

        assertThatThrownBy(() -> ask(model, "x")).hasMessageContaining("holds 1 exchanges, all of them played");
    }

    @Test
    void a_torn_last_line_is_left_out_and_cut_off_before_more_is_recorded() throws Exception {
        record(ScriptedModel.script().says("a").says("b"), "x", "y");
        byte[] whole = Files.readAllBytes(file);
        int lastLine =
                new String(whole, java.nio.charset.StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
        for (int cut = lastLine; cut < whole.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThat(replaying().remaining()).isEqualTo(1);
        }

        record(ScriptedModel.script().says("c"), "z");

        ReplayModel model = replaying();
        assertThat(model.remaining()).isEqualTo(2);
        assertThat(ask(model, "z").text()).isEqualTo("c");
    }

    @Test
    void a_recording_is_continued() throws Exception {
        record(ScriptedModel.script().says("a"), "x");
        record(ScriptedModel.script().says("b"), "y");

        assertThat(replaying().remaining()).isEqualTo(2);
    }

    @Test
    void damage_in_the_middle_is_named_with_its_line() throws Exception {
        record(ScriptedModel.script().says("a"), "x");
        Files.writeString(file, "{\"half\n{}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::replaying)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("damaged in line 3");
    }

    @Test
    void a_file_of_another_kind_is_neither_read_nor_written() throws IOException {
        for (String content : List.of("precious\n", "{}\n", "{\"format\":\"other\",\"version\":1}\n", "no line end")) {
            Files.writeString(file, content);

            assertThatThrownBy(this::replaying).hasMessageContaining("is no recording of model exchanges");
            assertThatThrownBy(() -> record(ScriptedModel.script())).hasMessageContaining("is no recording");
            assertThat(file).hasContent(content);
        }
    }

    @Test
    void a_newer_format_is_refused_with_both_versions() throws IOException {
        Files.writeString(file, "{\"format\":\"kairos-exchanges\",\"version\":2}\n");

        assertThatThrownBy(this::replaying).hasMessageContaining("version 2, this release reads version 1");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(this::replaying)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exchanges.jsonl")
                .hasMessageContaining("cannot be read");
        file = folder.resolve("no/such/folder/x.jsonl");
        assertThatThrownBy(() -> record(ScriptedModel.script())).hasMessageContaining("cannot be written");
    }
}
