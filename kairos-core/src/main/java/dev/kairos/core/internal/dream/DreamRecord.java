package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.MemoryUse;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a dream's commit notes beside its operations, so that it can be dreamed again: all of its context that is not in the
 * store.
 *
 * @param now when it was dreamed
 * @param limits what it kept within
 * @param use how memories had been used
 * @param replies what models had answered, in order
 * @param pace how it stands in the row of dreams
 */
public record DreamRecord(
        ZonedDateTime now, DreamLimits limits, Map<String, MemoryUse> use, List<String> replies, Row pace) {

    private static final String KIND = "dream";

    /**
     * How a dream stands in the row of dreams.
     *
     * @param trigger what caused it
     * @param ofDay its number on its day, from 1
     * @param barren how many dreams in a row, this one included, had read episodes and kept nothing
     */
    public record Row(String trigger, int ofDay, int barren) {}

    /** This record with what is known once it was dreamed. */
    DreamRecord with(Row row, List<String> answers) {
        return new DreamRecord(now, limits, use, answers, row);
    }

    String write() {
        Map<String, @Nullable Object> uses = new TreeMap<>();
        use.forEach((id, each) -> uses.put(
                id, Tree.of("times", each.times()).put("last", each.last()).done()));
        return Json.write(Tree.of("kairos", KIND)
                .put("now", now.toInstant())
                .put("zone", now.getZone().getId())
                .put("hotTokens", limits.hotTokens())
                .put("growth", limits.growth())
                .put("retired", String.valueOf(limits.retired()))
                .put("insights", limits.insights())
                .put("episodes", limits.episodes())
                .put("modelTokens", limits.modelTokens())
                .put("trigger", pace.trigger())
                .put("ofDay", pace.ofDay())
                .put("barren", pace.barren())
                .put("use", uses)
                .put("replies", replies)
                .done());
    }

    /** Reads a note; {@code null} if it is none of a dream. */
    public static @Nullable DreamRecord read(String note) {
        if (!note.startsWith("{\"kairos\":\"" + KIND)) {
            return null;
        }
        try {
            Fields f = Json.fields(note);
            DreamLimits limits = new DreamLimits(
                    f.integer("hotTokens"),
                    f.integer("growth"),
                    Double.parseDouble(f.text("retired")),
                    f.integer("insights", 0),
                    f.integer("episodes"),
                    f.integer("modelTokens", 0));
            return new DreamRecord(
                    f.instant("now").atZone(ZoneId.of(f.text("zone"))),
                    limits,
                    uses(f),
                    f.texts("replies"),
                    new Row(f.text("trigger", ""), f.integer("ofDay", 0), f.integer("barren", 0)));
        } catch (JsonException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static Map<String, MemoryUse> uses(Fields f) {
        Map<String, MemoryUse> uses = new TreeMap<>();
        Fields all = f.optObject("use");
        if (all != null) {
            for (String id : all.tree().keySet()) {
                Fields each = all.object(id);
                Instant last = each.instant("last");
                uses.put(id, new MemoryUse(each.integer("times"), last));
            }
        }
        return uses;
    }
}
