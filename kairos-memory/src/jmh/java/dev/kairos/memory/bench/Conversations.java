package dev.kairos.memory.bench;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conversations with questions in the neutral format of the measurement data.
 *
 * @param name what they are called
 * @param conversations the conversations
 */
public record Conversations(String name, List<Conversation> conversations) {

    /**
     * One conversation.
     *
     * @param id its name
     * @param turns what was said
     * @param questions what is asked at its end
     */
    public record Conversation(String id, List<Turn> turns, List<Question> questions) {}

    /**
     * Something that was said.
     *
     * @param id its name
     * @param session what it was part of
     * @param time when, without a zone
     * @param speaker who said it
     * @param role {@code user} or {@code assistant}
     * @param text the words
     */
    public record Turn(String id, String session, String time, String speaker, String role, String text) {}

    /**
     * A question. What it gives away about its answer never reaches the store or recall.
     *
     * @param id its name
     * @param category what sort of question it is
     * @param text the words
     * @param evidence the ids of the turns that answer it
     * @param original the turns that state a fact that changed later; may be missing
     * @param updated the turns that state its new value; may be missing
     * @param first the turns that state something that {@code second} contradicts; may be missing
     * @param second the turns that contradict it; may be missing
     * @param answer what should be answered; may be missing
     * @param standing what stands from then on, if the evidence states something of this kind; may be missing
     */
    public record Question(
            String id,
            String category,
            String text,
            List<String> evidence,
            List<String> original,
            List<String> updated,
            List<String> first,
            List<String> second,
            String answer,
            String standing) {

        /** What is missing is empty. */
        public Question {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
            original = original == null ? List.of() : List.copyOf(original);
            updated = updated == null ? List.of() : List.copyOf(updated);
            first = first == null ? List.of() : List.copyOf(first);
            second = second == null ? List.of() : List.copyOf(second);
            answer = answer == null ? "" : answer;
            standing = standing == null ? "" : standing;
        }
    }

    static Conversations read(Path file) {
        Conversations all = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file.toFile(), Conversations.class);
        String name = file.getFileName().toString().replaceAll("[-.].*", "");
        return new Conversations(name, all.conversations());
    }
}
