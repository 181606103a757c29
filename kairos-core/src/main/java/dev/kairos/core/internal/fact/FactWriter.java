package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.core.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts without the secrets that got into their texts. What goes on with a fact goes on with it as it was written, so
 * that a secret reaches neither the journal nor a model, and a past that is read back is the one that was lived.
 */
public final class FactWriter {

    private final SecretScanner secrets;

    /** Makes a writer. */
    public FactWriter(SecretScanner secrets) {
        this.secrets = secrets;
    }

    /**
     * A fact that was written.
     *
     * @param fact as it reads now
     * @param draft its entry
     */
    public record Written(Fact fact, Draft draft) {}

    /** Writes a fact. */
    public Written write(Fact fact, Instant time, Origin origin, @Nullable Cause cause) {
        Map<String, @Nullable Object> tree = fact.tree();
        Object clean = cleanMap(tree, FactWriter::isClean);
        String payload = Json.write(clean);
        Fact kept = clean == tree ? fact : reread(fact.kind(), payload);
        return new Written(
                kept, new Draft(time, fact.kind().label(), Fact.Kind.VERSION, origin, clean(cause), payload));
    }

    /** A text without its secrets. */
    public String clean(String text) {
        return secrets.redact(text);
    }

    private static Fact reread(Fact.Kind kind, String payload) {
        return Objects.requireNonNull(kind.reader(), kind.label()).apply(Json.fields(payload));
    }

    private @Nullable Cause clean(@Nullable Cause cause) {
        String detail = cause == null ? "" : clean(cause.detail());
        return cause == null || detail.equals(cause.detail())
                ? cause
                : new Cause(cause.kind(), detail, cause.depth(), cause.beat());
    }

    /** The same object if there is nothing to hide in it. */
    private @Nullable Object clean(@Nullable Object value) {
        if (value instanceof String text) {
            String clean = clean(text);
            return clean.equals(text) ? text : clean;
        } else if (value instanceof Map<?, ?> map) {
            return cleanMap(map, field -> false);
        } else if (value instanceof List<?> list) {
            return cleanList(list);
        }
        return value;
    }

    /** Whether a field of a fact holds what the runtime itself has made, or has cleaned before. */
    private static boolean isClean(Object field) {
        return field.equals("beat") || field.equals("config") || field.equals("inputs");
    }

    private Object cleanMap(Map<?, ?> map, Predicate<Object> isClean) {
        Map<Object, @Nullable Object> changed = null;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            Object clean = isClean.test(field.getKey()) ? field.getValue() : clean(field.getValue());
            if (clean != field.getValue()) {
                changed = changed == null ? new LinkedHashMap<>(map) : changed;
                changed.put(field.getKey(), clean);
            }
        }
        return changed == null ? map : changed;
    }

    private Object cleanList(List<?> list) {
        List<@Nullable Object> changed = null;
        for (int i = 0; i < list.size(); i++) {
            Object clean = clean(list.get(i));
            if (clean != list.get(i)) {
                changed = changed == null ? new ArrayList<>(list) : changed;
                changed.set(i, clean);
            }
        }
        return changed == null ? list : changed;
    }
}
