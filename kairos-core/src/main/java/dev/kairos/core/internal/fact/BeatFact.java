package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.Tier;
import dev.kairos.core.internal.json.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened inside a beat. */
public sealed interface BeatFact extends Fact
        permits ModelFact,
                ToolFact,
                ClaimFact,
                BeatFact.Started,
                BeatFact.Resumed,
                BeatFact.Told,
                BeatFact.Escalated,
                BeatFact.Compacted,
                BeatFact.Remembered,
                BeatFact.Ended {

    /** The beat's id. */
    String beat();

    /**
     * A part of a beat's context.
     *
     * @param name which
     * @param tokens how many it takes
     * @param dropped how many did not fit and were left out
     */
    record Section(String name, int tokens, int dropped) {

        static Section read(Fields f) {
            return new Section(f.text("name"), f.integer("tokens", 0), f.integer("dropped", 0));
        }

        Map<String, @Nullable Object> tree() {
            return Tree.of("name", name)
                    .put("tokens", tokens)
                    .put("dropped", dropped)
                    .done();
        }
    }

    /**
     * What a person asked and waits for; only the answer acknowledges it.
     *
     * @param text the words
     * @param sender who asks
     * @param thread the conversation
     * @param origin how far the sender is trusted
     */
    record Question(String text, String sender, String thread, Origin origin) {

        static Question read(Fields f) {
            return new Question(
                    f.text("text", ""), f.text("sender"), f.text("thread"), f.choice("origin", Origin.class));
        }

        Map<String, @Nullable Object> tree() {
            return Tree.of("text", text)
                    .put("sender", sender)
                    .put("thread", thread)
                    .put("origin", origin)
                    .done();
        }
    }

    /**
     * A beat began; the cause stands in the envelope.
     *
     * @param beat its id
     * @param config the digest of the configuration it runs under
     * @param context what the model reads first
     * @param sections what that is made of
     * @param inputs what the gate saw, by name: consumed once the beat completes
     * @param upTo the last inbox entry that it reads
     * @param questions what people asked and wait for
     * @param answers whether people wait for words
     * @param remembers whether what happens in it is left to memory
     */
    record Started(
            String beat,
            String config,
            String context,
            List<Section> sections,
            Map<String, String> inputs,
            long upTo,
            List<Question> questions,
            boolean answers,
            boolean remembers)
            implements BeatFact {

        static Started read(Fields f) {
            return new Started(
                    f.text("beat"),
                    f.text("config"),
                    f.text("context", ""),
                    f.objects("sections", Section::read),
                    f.textMap("inputs"),
                    f.number("upTo", 0),
                    f.objects("questions", Question::read),
                    f.flag("answers", false),
                    f.flag("remembers", false));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_STARTED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("config", config)
                    .put("context", context)
                    .put("sections", sections, Section::tree)
                    .put("inputs", inputs)
                    .put("upTo", upTo)
                    .put("questions", questions, Question::tree)
                    .put("answers", answers ? true : null)
                    .put("remembers", remembers ? true : null)
                    .done();
        }
    }

    /** The beat goes on after the process ended in the middle of it. */
    record Resumed(String beat) implements BeatFact {

        static Resumed read(Fields f) {
            return new Resumed(f.text("beat"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_RESUMED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).done();
        }
    }

    /** The runtime told the model something, for example to name an outcome. */
    record Told(String beat, String text) implements BeatFact {

        static Told read(Fields f) {
            return new Told(f.text("beat"), f.text("text"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_TOLD;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("text", text).done();
        }
    }

    /** The rest of the beat is thought through by a larger model. */
    record Escalated(String beat, String why, Tier to) implements BeatFact {

        static Escalated read(Fields f) {
            Tier to = f.optText("to") == null ? Tier.FRONTIER : f.choice("to", Tier.class);
            return new Escalated(f.text("beat"), f.text("why", ""), to);
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_ESCALATED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("why", why).put("to", to).done();
        }
    }

    /**
     * The transcript was made smaller.
     *
     * @param beat the beat's id
     * @param turns how many turns after the context were replaced by the note
     * @param tokens how many tokens it saved
     * @param note what stands in their place; empty if no turn was replaced
     * @param most how many characters of each tool result are kept at most; 0 for all
     */
    record Compacted(String beat, int turns, int tokens, String note, int most) implements BeatFact {

        static Compacted read(Fields f) {
            return new Compacted(
                    f.text("beat"),
                    f.integer("turns", 0),
                    f.integer("tokens", 0),
                    f.text("note", ""),
                    f.integer("most", 0));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_COMPACTED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("turns", turns)
                    .put("tokens", tokens)
                    .put("note", note)
                    .put("most", most == 0 ? null : most)
                    .done();
        }
    }

    /** Memory has kept what the beat left, and all that earlier ones did, but for what it refused for good: a line each. */
    record Remembered(List<String> refused) implements BeatFact {

        static Remembered read(Fields f) {
            return new Remembered(f.texts("refused"));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_REMEMBERED;
        }

        @Override
        public String beat() {
            return "";
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return refused.isEmpty() ? Map.of() : Tree.of("refused", refused).done();
        }
    }

    /** The beat ended. */
    record Ended(String beat, BeatOutcome outcome) implements BeatFact {

        static Ended read(Fields f) {
            return new Ended(f.text("beat"), Outcomes.read(f));
        }

        @Override
        public Kind kind() {
            return Kind.BEAT_ENDED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Outcomes.tree(Tree.of("beat", beat), outcome);
        }
    }
}
