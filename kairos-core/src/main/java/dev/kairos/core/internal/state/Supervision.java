package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Action.Past;
import dev.kairos.api.oversight.Overseer.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people, policies and budgets have decided about an agent, and how far what it wrote is trusted.
 *
 * @param mode whether it may act
 * @param note who decided so and why; may be empty
 * @param capped the budget that has no room, or {@code null}
 * @param approvals those that are open, and the latest that are closed
 * @param past the calls that a policy let through within the last hour and that were more than looking
 * @param trust how far its own notes are trusted
 */
public record Supervision(
        Mode mode, String note, @Nullable Capped capped, Approvals approvals, List<Past> past, Trust trust) {

    /** Nothing was decided. */
    public static final Supervision NONE =
            new Supervision(Mode.RUNNING, "", null, Approvals.NONE, List.of(), Trust.FULL);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_PAST = 1_000;

    /**
     * A budget that has no room.
     *
     * @param why what is missing
     * @param until when there will be room again
     * @param config the digest of the configuration under which it was refused: another one may have room
     */
    public record Capped(String why, Instant until, String config) {}

    /**
     * How far what an agent left for itself is trusted.
     *
     * @param unfinished the least trusted source of what it noted of attempts that did not complete
     * @param notes the objectives whose note comes from a beat that had read a stranger's text
     * @param files what such beats have changed: paths, or {@code skill:} with a skill's name where the paths are not known
     */
    public record Trust(Origin unfinished, Set<String> notes, Set<String> files) {

        static final Trust FULL = new Trust(Origin.AGENT, Set.of(), Set.of());

        private static final int MOST = 500;

        /** In place of more paths than are kept: everything. */
        public static final String ALL = "*";

        Trust unfinished(Origin origin) {
            return origin == unfinished ? this : new Trust(origin, notes, files);
        }

        Trust note(String objective, boolean tainted) {
            if (notes.contains(objective) == tainted) {
                return this;
            }
            Set<String> changed = new LinkedHashSet<>(notes);
            if (tainted) {
                changed.add(objective);
            } else {
                changed.remove(objective);
            }
            return new Trust(unfinished, Set.copyOf(changed), files);
        }

        Trust files(List<String> more) {
            Set<String> all = new LinkedHashSet<>(files);
            all.addAll(more);
            return new Trust(unfinished, notes, all.size() > MOST ? Set.of(ALL) : Set.copyOf(all));
        }
    }

    Supervision with(Mode changed, String why) {
        return new Supervision(changed, why, capped, approvals, past, trust);
    }

    Supervision with(@Nullable Capped refused) {
        return new Supervision(mode, note, refused, approvals, past, trust);
    }

    Supervision with(Approvals changed) {
        return new Supervision(mode, note, capped, changed, past, trust);
    }

    Supervision with(Trust changed) {
        return new Supervision(mode, note, capped, approvals, past, changed);
    }

    Supervision passed(Past call) {
        List<Past> kept = new ArrayList<>(past.size() + 1);
        for (Past other : past) {
            if (other.time().plus(HOUR).isAfter(call.time())) {
                kept.add(other);
            }
        }
        kept.add(call);
        List<Past> bounded = List.copyOf(kept.subList(Math.max(0, kept.size() - MOST_PAST), kept.size()));
        return new Supervision(mode, note, capped, approvals, bounded, trust);
    }

    /** The calls that were let through within the hour before a time. */
    public List<Past> past(Instant now) {
        return past.stream().filter(call -> call.time().plus(HOUR).isAfter(now)).toList();
    }

    /** Why no model may be called now, or {@code null}. */
    public @Nullable Capped capped(Instant now, String config) {
        Capped refused = capped;
        return refused != null
                        && refused.until().isAfter(now)
                        && refused.config().equals(config)
                ? refused
                : null;
    }
}
