package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Action.Past;
import dev.kairos.api.oversight.Overseer.Mode;
import dev.kairos.api.skill.Effect;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of a supervision in a checkpoint; none at all where nothing was decided. */
final class SupervisionCodec {

    private SupervisionCodec() {}

    static @Nullable Map<String, @Nullable Object> tree(Supervision is) {
        if (is.equals(Supervision.NONE)) {
            return null;
        }
        Supervision.Capped capped = is.capped();
        Supervision.Trust trust = is.trust();
        return Tree.of("mode", is.mode())
                .put("note", is.note())
                .put("capped", capped == null ? null : tree(capped))
                .put("approvals", is.approvals().all(), Asking::tree)
                .put("past", is.past(), SupervisionCodec::tree)
                .put("unfinished", trust.unfinished())
                .put("notes", trust.notes().stream().sorted().toList())
                .put("files", trust.files().stream().sorted().toList())
                .done();
    }

    private static Map<String, @Nullable Object> tree(Supervision.Capped capped) {
        return Tree.of("why", capped.why())
                .put("until", capped.until())
                .put("config", capped.config())
                .done();
    }

    private static Map<String, @Nullable Object> tree(Past past) {
        return Tree.of("tool", past.tool())
                .put("effect", past.effect())
                .put("time", past.time())
                .done();
    }

    static Supervision read(@Nullable Fields f) {
        if (f == null) {
            return Supervision.NONE;
        }
        Fields capped = f.optObject("capped");
        List<Past> past =
                f.objects("past", p -> new Past(p.text("tool"), p.choice("effect", Effect.class), p.instant("time")));
        return new Supervision(
                f.choice("mode", Mode.class),
                f.text("note", ""),
                capped == null
                        ? null
                        : new Supervision.Capped(
                                capped.text("why", ""), capped.instant("until"), capped.text("config", "")),
                new Approvals(List.copyOf(f.objects("approvals", Asking::read))),
                past,
                new Supervision.Trust(
                        f.choice("unfinished", Origin.class),
                        Set.copyOf(f.texts("notes")),
                        Set.copyOf(f.texts("files"))));
    }
}
