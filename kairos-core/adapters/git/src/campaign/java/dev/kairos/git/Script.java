package dev.kairos.git;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Usage;
import dev.kairos.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scripted model does turn by turn. Past the end it insists on its last turn. */
final class Script {

    private static final Pattern COMMITTED = Pattern.compile("committed ([0-9a-f]{40}) to (\\S+)");
    private static final Usage USAGE = Usage.of(100, 10);

    private final List<Function<Seen, Turn>> turns = new ArrayList<>();

    /** What the model has seen that it needs for its claims. */
    record Seen(String commit, String branch) {}

    Script then(Turn... more) {
        for (Turn turn : more) {
            turns.add(seen -> turn);
        }
        return this;
    }

    Script then(Function<Seen, Turn> turn) {
        turns.add(turn);
        return this;
    }

    /** Insists: what was said is said again, as often as it goes back. */
    Script insisting(Turn turn) {
        return then(turn, turn, turn);
    }

    ScriptedModel model() {
        return ScriptedModel.of((request, number) -> {
            Turn turn = turns.get(Math.min(number, turns.size()) - 1).apply(seen(request));
            return turn.tool().isEmpty()
                    ? ModelReply.text(turn.text(), USAGE)
                    : ModelReply.calls(List.of(turn.call(number)), USAGE);
        });
    }

    private static Seen seen(ModelRequest request) {
        Seen seen = new Seen("0".repeat(40), "main");
        for (ModelMessage message : request.messages()) {
            if (message instanceof ModelMessage.ToolAnswer answer) {
                Matcher matcher = COMMITTED.matcher(answer.text());
                seen = matcher.find() ? new Seen(matcher.group(1), matcher.group(2)) : seen;
            }
        }
        return seen;
    }
}
