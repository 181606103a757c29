package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.RecallQuery;
import dev.kairos.memory.internal.dates.Span;
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
        RecallQuery query, Set<String> terms, float[] vector, Set<Long> speakers, List<Span> spans, boolean broad) {}
