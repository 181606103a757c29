package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Event;
import dev.kairos.core.internal.json.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that reached the agent from outside and waits to be read. */
public sealed interface InboxFact extends Fact {

    /** When the agent looks at it. */
    Event.Urgency urgency();

    /** A person said something; origin stands in the envelope. */
    record Said(String text, String sender, String thread) implements InboxFact {

        /** Reads the tree. */
        public static Said read(Fields f) {
            return new Said(f.text("text", ""), f.text("sender"), f.text("thread"));
        }

        @Override
        public Kind kind() {
            return Kind.MESSAGE_RECEIVED;
        }

        @Override
        public Event.Urgency urgency() {
            return Event.Urgency.NOW;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("text", text)
                    .put("sender", sender)
                    .put("thread", thread)
                    .done();
        }
    }

    /** Something happened; origin, cause and key stand in the envelope. */
    record Happened(String event, String text, Event.Urgency urgency, Map<String, String> attributes)
            implements InboxFact {

        /** Reads the tree. */
        public static Happened read(Fields f) {
            return new Happened(
                    f.text("event"),
                    f.text("text", ""),
                    f.choice("urgency", Event.Urgency.class),
                    f.textMap("attributes"));
        }

        @Override
        public Kind kind() {
            return Kind.EVENT_RECEIVED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("event", event)
                    .put("text", text)
                    .put("urgency", urgency)
                    .put("attributes", attributes)
                    .done();
        }
    }
}
