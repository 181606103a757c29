package dev.kairos.core.internal.fact;

import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.JournalException;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.util.function.Function;

/** Turns entries back into facts; {@link FactWriter} is the other way. */
public final class FactCodec {

    private FactCodec() {}

    /**
     * Reads the fact of an entry.
     *
     * @return the fact; {@link Passed} if the kind or the version is not known here, or the payload was erased
     * @throws JournalException with reason CORRUPT if the payload is not what its kind and version say
     */
    public static Fact fact(Entry entry) {
        Function<Fields, Fact> reader = Fact.Kind.named(entry.kind()).reader();
        if (reader == null || entry.version() > Fact.Kind.VERSION || entry.isErased()) {
            return new Passed();
        }
        try {
            return reader.apply(Json.fields(entry.payload()));
        } catch (JsonException | IllegalArgumentException e) {
            String what = "entry " + entry.sequence() + " of '" + entry.agent() + "', kind " + entry.kind();
            throw new JournalException(
                    JournalException.Reason.CORRUPT, what + ", cannot be read: " + e.getMessage(), e);
        }
    }
}
