package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.reach.Reach;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an agent tells in the middle of a beat; it is 08:00, and quiet until 09:00. */
class NotifyTest {

    private static final Pattern ID = Pattern.compile("id (o[0-9]+)");

    private final World world = new World();
    private final List<String> news = new ArrayList<>();

    private Agent start(ScriptedModel model, Consumer<Notice> phone) {
        Reach reach = Reach.by(Notifier.of("phone", phone))
                .limits(OutboxLimits.defaults(ZoneOffset.UTC)
                        .quiet("07:00", "09:00")
                        .digestAt("10:00"));
        world.kairos = world.host(model).reach(reach).build();
        return world.kairos
                .agent("a1")
                .notifyTool()
                .verify("shop.open", (claim, evidence) -> Finding.verified("it is"))
                .start();
    }

    /** Its id is the same in each reply, as with providers that count calls from zero. */
    private static ModelReply notify(String text, String severity) {
        String arguments = "{\"text\":\"" + text + "\",\"severity\":\"" + severity + "\"}";
        return ModelReply.calls(List.of(new ToolCall("call_0", "notify", arguments)), Replies.USAGE);
    }

    private void hear(Notice notice) {
        news.add(notice.content().text());
    }

    @Test
    void what_is_urgent_goes_at_once_and_the_rest_waits_for_its_time() {
        List<String> severities = List.of("INFO", "NORMAL", "URGENT");
        ScriptedModel model = ScriptedModel.of((request, n) ->
                n <= 3 ? notify("say " + severities.get(n - 1), severities.get(n - 1)) : Replies.finish("quiet"));
        start(model, this::hear).offer(Event.of("fire", "it burns").from(Origin.UNTRUSTED));

        world.pass(Duration.ofMinutes(5));
        assertThat(world.outcomes).hasSize(1);
        assertThat(news).containsExactly("say URGENT");
        world.pass(Duration.ofMinutes(60));
        assertThat(news).containsExactly("say URGENT", "say NORMAL");
        world.pass(Duration.ofMinutes(60));
        assertThat(news).containsExactly("say URGENT", "say NORMAL", "say INFO");
        world.kairos.close();
    }

    @Test
    void that_it_was_delivered_is_checked_against_the_outbox() {
        start(claiming(world, "URGENT"), this::hear).offer(Event.of("fire", "it burns"));
        world.pass(Duration.ofMinutes(5));

        assertThat(news).containsExactly("it burns");
        assertThat(world.lastOutcome().verification().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(world.lastOutcome().report()).contains("taken by the far side");
        world.kairos.close();
    }

    @Test
    void what_waits_or_may_be_lost_or_was_never_said_is_not_delivered() {
        start(claiming(world, "INFO"), this::hear).offer(Event.of("fire", "it burns"));
        world.pass(Duration.ofMinutes(5));
        assertThat(world.lastOutcome().report()).contains("[not verified", "is under way");
        world.kairos.close();

        World other = new World();
        other.kairos = other.host(claiming(other, "URGENT"))
                .reach(Reach.by(Notifier.of("phone", notice -> {
                    throw new IllegalStateException("the line is dead");
                })))
                .build();
        Agent agent = other.kairos
                .agent("a1")
                .notifyTool()
                .verify("shop.open", (claim, evidence) -> Finding.verified("it is"))
                .start();
        agent.offer(Event.of("fire", "it burns"));
        other.pass(Duration.ofMinutes(5));
        assertThat(other.lastOutcome().report()).contains("[not verified", "nobody knows");
        other.kairos.close();
    }

    @Test
    void a_call_that_a_crash_repeats_tells_once() {
        ScriptedModel model =
                ScriptedModel.of((request, n) -> n == 1 ? notify("it burns", "URGENT") : Replies.finish("quiet"));
        start(model, this::hear).offer(Event.of("fire", "it burns"));
        while (world.kairos.outbox().list().isEmpty()) {
            world.pass(Duration.ofMillis(100));
        }
        world.crash();
        start(model, this::hear);
        world.pass(Duration.ofMinutes(5));

        assertThat(world.kairos.outbox().list()).hasSize(1);
        assertThat(news).hasSizeLessThanOrEqualTo(1);
        world.kairos.close();
    }

    @Test
    void an_agent_of_a_runtime_that_reaches_nobody_cannot_tell() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> world.agent(Replies.quiet()).notifyTool().start())
                .withMessageContaining("reaches nobody");
    }

    @Test
    void an_agent_of_a_runtime_in_which_nobody_takes_news_cannot_tell() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> {
                    world.kairos = world.host(Replies.quiet())
                            .reach(Reach.by(new Deaf()))
                            .build();
                    world.kairos.agent("a1").notifyTool().start();
                })
                .withMessageContaining("name a notifier");
    }

    private static final class Deaf implements Notifier {

        @Override
        public String name() {
            return "answers";
        }

        @Override
        public boolean takesNews() {
            return false;
        }

        @Override
        public Delivery deliver(Notice notice) {
            return new Delivery.Confirmed("");
        }
    }

    /** Tells, then takes its time, then claims that the notice with the id in the tool's answer was delivered. */
    private static ScriptedModel claiming(World world, String severity) {
        return ScriptedModel.of((request, n) -> {
            world.time.sleep(Duration.ofSeconds(n - 1));
            String seen = id(request);
            return seen.isEmpty()
                    ? notify("it burns", severity)
                    : Replies.call(
                            "finish",
                            "{\"outcome\":\"notified\",\"summary\":\"done\",\"claims\":[{\"kind\":\"message.delivered\","
                                    + "\"details\":{\"channel\":\"phone\",\"id\":\"" + seen + "\"}}]}");
        });
    }

    private static String id(ModelRequest request) {
        for (ModelMessage message : request.messages()) {
            if (message instanceof ModelMessage.ToolAnswer answer) {
                Matcher matcher = ID.matcher(answer.text());
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
        }
        return "";
    }
}
