package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns facts into drafts of journal entries and entries back into facts. */
public final class FactCodec {

    private FactCodec() {}

    /** Writes a fact. */
    public static Draft draft(Fact fact, Instant time, Origin origin, @Nullable Cause cause) {
        return new Draft(time, fact.kind().label(), Fact.Kind.VERSION, origin, cause, Json.write(fact.tree()));
    }

    /**
     * Reads the fact of an entry.
     *
     * @return the fact; {@link Passed} if the kind or the version is not known here
     */
    public static Fact fact(Entry entry) {
        Function<Fields, Fact> reader = Fact.Kind.named(entry.kind()).reader();
        return reader == null || entry.version() > Fact.Kind.VERSION
                ? new Passed()
                : reader.apply(Json.fields(entry.payload()));
    }
}
