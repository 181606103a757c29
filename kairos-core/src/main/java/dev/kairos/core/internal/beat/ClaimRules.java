package dev.kairos.core.internal.beat;

import dev.kairos.api.model.Tier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an agent's claims are checked.
 *
 * @param kinds the kinds of claims that something verifies; none if nothing does
 * @param corrections how often claims that do not hold go back to the model
 * @param secondLook the tier whose model looks for gaps in what verifiers let through, or {@code null} for none
 */
public record ClaimRules(
        List<String> kinds, int corrections, @Nullable Tier secondLook) {

    /** How often claims go back unless the host says otherwise. */
    public static final int CORRECTIONS = 2;

    /** Nothing is verified. */
    public static final ClaimRules NONE = new ClaimRules(List.of(), CORRECTIONS, null);

    /** What the claims of Kairos have to say. */
    private static final Map<String, String> DETAILS = Map.of(
            "file.changed", "path",
            "command.passed", "command",
            "git.committed", "branch, commit (the whole id)",
            "pull_request.opened", "repository, number",
            "message.delivered", "channel, id",
            "memory.kept", "id");

    /** Copies the list. */
    public ClaimRules {
        kinds = List.copyOf(kinds);
    }

    /** Whether anything verifies claims: then nothing counts as done without one that holds. */
    boolean verifies() {
        return !kinds.isEmpty();
    }

    /** What models are told; empty if nothing is verified. */
    String text() {
        if (!verifies()) {
            return "";
        }
        StringBuilder text = new StringBuilder("""

                Claims: code checks what you say is done. State them when you finish and when an objective is done; without
                one that holds, nothing counts as done. You can claim:
                """);
        for (String kind : kinds) {
            String details = DETAILS.get(kind);
            text.append("- ").append(kind);
            text.append(details == null ? "\n" : " with details " + details + "\n");
        }
        return text.toString();
    }
}
