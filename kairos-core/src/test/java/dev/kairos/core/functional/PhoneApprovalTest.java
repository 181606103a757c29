package dev.kairos.core.functional;

import static dev.kairos.core.functional.Replies.call;
import static dev.kairos.core.functional.Replies.finish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.reach.Reach;
import dev.kairos.testkit.ChatChannel;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Approvals that are answered on a device. */
class PhoneApprovalTest {

    private final World world = new World();
    private final List<String> sent = new ArrayList<>();
    private final ChatChannel chat = ChatChannel.named("chat");
    private int number;

    record Mail(String to, String text) {}

    private void start() {
        Tool<Mail> send = Tool.of("send_mail", "Sends a mail.", Effect.SEND, Mail.class, (in, context) -> {
            sent.add(in.to() + ": " + in.text());
            return ToolResult.ok("sent");
        });
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> n == 1 ? call("send_mail", "{\"to\":\"bob\",\"text\":\"hi\"}") : finish("quiet"));
        world.kairos = world.host(model).reach(Reach.by(chat).approvals("chat")).build();
        world.kairos.contacts().add(new Contact("chat", "ada", "Ada", Origin.OWNER));
        world.kairos.contacts().add(new Contact("chat", "tom", "Tom", Origin.TEAM));
        world.kairos
                .agent("a1")
                .skill(Skill.of("mail", "Sends mails.", send))
                .policy(Policy.askBefore(Effect.SEND))
                .channels("chat")
                .start();
    }

    private String asked() {
        world.kairos.agents().get(0).offer(Event.of("order", "an order came"));
        world.pass(Duration.ofSeconds(5));
        Notice notice = chat.said().get(0);
        assertThat(notice.content().actions()).hasSize(2);
        assertThat(notice.content().text()).contains("send_mail (SEND)", "\"to\":\"bob\"", "\"text\":\"hi\"");
        return notice.content().actions().get(0).reply();
    }

    private String says(String sender, String words) {
        int before = chat.said().size();
        chat.says(Incoming.of("m" + ++number, sender, words));
        world.pass(Duration.ofSeconds(5));
        return chat.said().size() == before
                ? ""
                : chat.said().get(before).content().text();
    }

    @Test
    void the_exact_action_is_shown_and_one_touch_has_it_done_once() {
        start();
        String yes = asked();
        assertThat(yes).matches("yes [0-9a-f]{24}");
        assertThat(sent).isEmpty();

        assertThat(says("ada", yes.replace("yes", "answer") + " go on")).contains("a yes or a no");
        assertThat(sent).isEmpty();
        assertThat(says("ada", yes)).isEqualTo("Approved.");
        assertThat(sent).containsExactly("bob: hi");
        assertThat(says("ada", yes)).contains("answered already");
        assertThat(sent).hasSize(1);
        world.kairos.close();
    }

    @Test
    void a_question_of_the_agent_is_answered_in_words() {
        ScriptedModel model = ScriptedModel.of(
                (request, n) -> n == 1 ? call("ask_owner", "{\"question\":\"Which colour?\"}") : finish("quiet"));
        world.kairos = world.host(model).reach(Reach.by(chat).approvals("chat")).build();
        world.kairos.contacts().add(new Contact("chat", "ada", "Ada", Origin.OWNER));
        world.kairos
                .agent("a1")
                .policy(Policy.askBefore(Effect.SEND))
                .channels("chat")
                .start();
        world.kairos.agents().get(0).offer(Event.of("order", "an order came"));
        world.pass(Duration.ofSeconds(5));

        Notice asked = chat.said().get(0);
        assertThat(asked.content().text()).contains("Which colour?");
        assertThat(asked.content().actions()).hasSize(1);
        String token = asked.content().actions().get(0).reply().substring(3);
        assertThat(says("ada", "yes " + token)).contains("takes words");
        assertThat(says("ada", "answer " + token + "  ")).contains("no words");
        assertThat(says("ada", "answer " + token + " Blue,\nlike the door")).isEqualTo("The agent has your answer.");
        assertThat(model.lastRequest().messages().toString()).contains("Blue,\nlike the door");
        world.kairos.close();
    }

    @Test
    void a_no_is_a_no() {
        start();
        String no = asked().replace("yes", "no");

        assertThat(says("ada", no)).isEqualTo("Denied.");
        assertThat(sent).isEmpty();
        assertThat(world.kairos.overseer().pending()).isEmpty();
        world.kairos.close();
    }

    @Test
    void nobody_else_can_answer_and_nobody_can_guess() {
        start();
        String yes = asked();

        assertThat(says("tom", yes)).contains("not yours");
        assertThat(says("eve", yes)).isEmpty();
        assertThat(says("ada", "yes " + "0".repeat(24))).contains("answered already");
        assertThat(world.kairos.overseer().pending()).hasSize(1);
        assertThat(world.journal.read(AgentId.of("kairos.outbox"), 0, 1000))
                .filteredOn(entry -> entry.kind().startsWith("approval."))
                .noneMatch(entry -> entry.payload().contains(yes.substring(4)));
        for (int i = 0; i < 25; i++) {
            says("ada", "yes " + String.format("%024x", i + 1));
        }
        assertThat(says("ada", yes)).contains("not yours");
        assertThat(sent).isEmpty();
        world.kairos.close();
    }

    @Test
    void a_token_ends_with_its_approval_and_outlives_a_restart() {
        start();
        String yes = asked();
        world.crash();
        start();
        world.pass(Duration.ofMinutes(1));
        assertThat(says("ada", yes)).isEqualTo("Approved.");
        world.pass(Duration.ofMinutes(1));
        assertThat(sent).containsExactly("bob: hi");
        world.kairos.close();
    }

    @Test
    void an_expired_token_decides_nothing() {
        start();
        String yes = asked();
        world.pass(Duration.ofHours(25));

        assertThat(says("ada", yes)).contains("too old");
        assertThat(sent).isEmpty();
        world.kairos.close();
    }

    @Test
    void a_locked_screen_gets_no_buttons() {
        chat.showsOnLockScreen(true);
        start();
        world.kairos.agents().get(0).offer(Event.of("order", "an order came"));
        world.pass(Duration.ofSeconds(5));

        assertThat(chat.said().get(0).content().actions()).isEmpty();
        assertThat(chat.said().get(0).content().text()).doesNotContain("bob");
        Approval pending = world.kairos.overseer().pending().get(0);
        assertThat(pending.isPending()).isTrue();
        world.kairos.close();
    }

    @Test
    void a_channel_that_does_not_know_who_answers_is_refused() {
        chat.authenticates(false);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(this::start)
                .withMessageContaining("authenticates");
    }
}
