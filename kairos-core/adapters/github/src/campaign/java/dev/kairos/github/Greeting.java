package dev.kairos.github;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.model.Usage;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Incoming;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.reach.Reach;
import dev.kairos.testkit.ChatChannel;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;

/** What it costs an agent that follows repositories to be greeted on a channel. */
public final class Greeting {

    private Greeting() {}

    /**
     * Says good morning once.
     *
     * @return the input tokens of all model calls that it takes
     */
    public static int tokens() throws Exception {
        VirtualTime time = VirtualTime.startingAt("2026-03-02T08:00:00Z");
        InMemoryJournal journal = InMemoryJournal.create(time);
        ChatChannel chat = ChatChannel.named("chat");
        ScriptedModel model =
                ScriptedModel.of((request, n) -> ModelReply.text("Good morning! All is well.", Usage.of(1, 1)));
        try (FakeGitHub far = new FakeGitHub();
                Kairos kairos = Kairos.builder()
                        .model(model)
                        .journal(journal)
                        .clock(time)
                        .timers(time)
                        .executor(time)
                        .reach(Reach.by(chat))
                        .build()) {
            kairos.contacts().add(new Contact("chat", "ada", "Ada", Origin.OWNER));
            kairos.agent("watcher")
                    .instructions("Watch the repository ada/till: tell the owner when its build breaks.")
                    .heartbeat(Heartbeat.every(Duration.ofHours(12)))
                    .skill(GitHub.with(null, journal).server(far.uri()).polling(null))
                    .channels("chat")
                    .start();
            chat.says(Incoming.of("1", "ada", "Good morning!"));
            time.advance(Duration.ofMinutes(1));
        }
        if (chat.said().isEmpty()) {
            throw new IllegalStateException("the greeting was not answered");
        }
        return model.requests().stream().mapToInt(Greeting::tokens).sum();
    }

    private static int tokens(ModelRequest request) {
        StringBuilder text = new StringBuilder(request.system());
        for (ToolSpec tool : request.tools()) {
            text.append('\n')
                    .append(tool.name())
                    .append(' ')
                    .append(tool.description())
                    .append(tool.schema());
        }
        for (ModelMessage message : request.messages()) {
            text.append('\n').append(message);
        }
        return TokenEstimator.standard().tokens(text);
    }
}
