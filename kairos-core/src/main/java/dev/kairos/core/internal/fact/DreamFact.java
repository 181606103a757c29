package dev.kairos.core.internal.fact;

import dev.kairos.core.internal.json.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened in a dream. It is told of what is known, so that a day's journal says where it comes from. */
public sealed interface DreamFact extends Fact {

    /**
     * A dream ended.
     *
     * @param outcome how
     * @param trigger what caused it
     * @param from the generation that it was planned on
     * @param to the generation that it made
     * @param episodes how many episodes it read
     * @param counts how many operations of each kind were done, as text
     * @param refused how many operations each rule refused, as text
     * @param tokens tokens of the hot memories afterwards
     * @param notes what else is to be known
     */
    record Ended(
            String outcome,
            String trigger,
            long from,
            long to,
            int episodes,
            Map<String, String> counts,
            Map<String, String> refused,
            int tokens,
            List<String> notes)
            implements DreamFact {

        static Ended read(Fields f) {
            return new Ended(
                    f.text("outcome"),
                    f.text("trigger", ""),
                    f.number("from", 0),
                    f.number("to", 0),
                    f.integer("episodes", 0),
                    f.textMap("counts"),
                    f.textMap("refused"),
                    f.integer("tokens", 0),
                    f.texts("notes"));
        }

        @Override
        public Kind kind() {
            return Kind.DREAM_ENDED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("outcome", outcome)
                    .put("trigger", trigger)
                    .put("from", from)
                    .put("to", to)
                    .put("episodes", episodes)
                    .put("counts", counts)
                    .put("refused", refused)
                    .put("tokens", tokens)
                    .put("notes", notes)
                    .done();
        }
    }
}
