package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.RecallQuery;
import dev.kairos.memory.internal.dates.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query as it is understood.
 *
 * @param query the query
 * @param terms the stems that count
 * @param vector its vector, empty if there is none
 * @param speakers the hashes of the people it names
 * @param spans the times that it names
 * @param broad whether it asks for an overview
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record Question(
        RecallQuery query, Set<String> terms, float[] vector, Set<Long> speakers, List<Span> spans, boolean broad) {

    /** How it is understood, for people. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("words: " + String.join(" ", terms));
        spans.forEach(span -> notes.add("time: " + span.from() + " to " + span.to()));
        if (!speakers.isEmpty()) {
            notes.add("people named: " + speakers.size());
        }
        notes.add(vector.length > 0 ? "goes by words and meaning" : "goes by words alone");
        if (broad) {
            notes.add("asks for an overview");
        }
        return notes;
    }
}
