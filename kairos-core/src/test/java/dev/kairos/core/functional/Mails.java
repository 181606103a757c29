package dev.kairos.core.functional;

import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import java.util.List;
import java.util.Map;

/** A skill that claims to send mail, and leaves evidence of it. */
record Mails(String id) {

    static Skill skill() {
        return Skill.of(
                "mail",
                "Sends mail.",
                Tool.of(
                        "send",
                        "Sends.",
                        Effect.SEND,
                        Mails.class,
                        (in, context) -> ToolResult.ok("sent " + in.id())
                                .with(List.of(new Evidence("mail.sent", Map.of("id", in.id()))))));
    }
}
