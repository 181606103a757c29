package dev.kairos.core.internal.outbox;

import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Severity;
import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets an agent tell its owner something in the middle of a beat, and say how much it matters. */
final class NotifySkill implements Skill {

    private static final int MOST_CHARACTERS = 10_000;

    private final Post post;
    private final List<String> notifiers;

    NotifySkill(Post post, List<String> notifiers) {
        this.post = post;
        this.notifiers = List.copyOf(notifiers);
    }

    record Told(
            String text,

            @Describe(
                    "INFO waits for the daily digest, NORMAL (if left out) for the end of quiet hours, URGENT for nothing")
            @Nullable
            Severity severity) {}

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public String description() {
        return "Tells the owner something on their devices.";
    }

    @Override
    public List<Tool<?>> tools() {
        return List.of(Tool.of(
                        "notify",
                        "Tells the owner something on their devices. Not for what ends the beat: that is told anyway.",
                        Effect.SEND,
                        Told.class,
                        this::tell)
                .toOwner()
                .idempotent());
    }

    private ToolResult tell(Told in, ToolContext context) {
        if (in.text().isBlank() || in.text().length() > MOST_CHARACTERS) {
            return ToolResult.error("the text must have 1 to " + MOST_CHARACTERS + " characters");
        }
        Severity severity = in.severity() == null ? Severity.NORMAL : in.severity();
        Content content = Content.of(context.agent().value(), in.text().strip());
        Notice notice = Notice.news("notify/" + context.key(), context.agent(), severity, content);
        List<String> told = new ArrayList<>();
        List<Evidence> receipts = new ArrayList<>();
        for (String notifier : notifiers) {
            post.send(notifier, notice);
            for (Outgoing part : post.parts(notifier, notice.key())) {
                told.add("channel " + notifier + ", id " + part.id());
                receipts.add(new Evidence(
                        Evidence.MESSAGE_DELIVERED, Map.of("channel", notifier, "id", part.id(), "outbox", "queued")));
            }
        }
        if (told.isEmpty()) {
            return ToolResult.error("nobody was told: the outbox took nothing in");
        }
        return ToolResult.ok("in the outbox: " + String.join("; ", told)).with(receipts);
    }
}
