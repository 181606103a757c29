package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Memory.Status;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.dates.Reach;
import dev.kairos.memory.internal.recall.Drafts.Draft;
import dev.kairos.memory.internal.recall.Drafts.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts together what a beat starts with. What changes least stands first. Each section has a share of the budget that others
 * cannot take from it; what a section leaves goes to those that need more, standing instructions before all. A memory stands in
 * one section only.
 */
final class Briefing {
    private static final Set<Kind> STANDING = Set.of(Kind.DIRECTIVE, Kind.PREFERENCE);
    private static final Set<Kind> DATED = Set.of(Kind.EVENT, Kind.TASK);
    private static final int DAYS_AHEAD = 2;

    private static final Comparator<Memory> WEIGHT = Comparator.comparing(
                    (Memory memory) -> !memory.standing().pinned())
            .thenComparing(memory -> -memory.statement().importance())
            .thenComparing(Memory::recorded, Comparator.reverseOrder())
            .thenComparing(Memory::id);

    private final TokenEstimator estimator;
    private final Locale locale;

    Briefing(TokenEstimator estimator, Locale locale) {
        this.estimator = estimator;
        this.locale = locale;
    }

    Brief write(BriefQuery query, List<Generation> generations) {
        Rest rest = new Rest(query, generations);
        Drafts drafts = new Drafts(estimator, query.budget());
        Draft identity = drafts.section("Identity", 20);
        Draft standing = drafts.section("Standing instructions and preferences", 40);
        Draft pinned = drafts.section("Kept at hand", 10);
        Draft objectives = drafts.section("Open objectives", 20);
        Draft news = drafts.section("New since last time", 15);
        Draft today = drafts.section("Today", 10);

        identity.add(rest.take(memory -> memory.statement().kind() == Kind.IDENTITY));
        standing.add(rest.take(memory -> memory.statement().kind() == Kind.DIRECTIVE));
        standing.add(rest.take(memory -> STANDING.contains(memory.statement().kind())));
        today.add(List.of(date(query.now())));
        today.add(coming(rest, query.now()));
        objectives.add(query.objectives().stream().map(Line::of).toList());
        objectives.add(rest.take(memory -> memory.statement().kind() == Kind.TASK));
        news.add(news(rest, query, generations));
        pinned.add(rest.take(memory -> memory.standing().pinned()));

        drafts.fill(List.of(today, identity, standing, objectives, news, pinned));
        drafts.fillUp(List.of(standing, objectives, identity, news, pinned, today));
        return drafts.brief();
    }

    /** What was learned since the last brief, insights first, then what stopped being so without anything in its place. */
    private static List<Line> news(Rest rest, BriefQuery query, List<Generation> generations) {
        Instant since = query.since();
        if (since == null) {
            return List.of();
        }
        Predicate<Memory> fresh = memory -> memory.recorded().isAfter(since);
        List<Line> lines = new ArrayList<>();
        lines.addAll(rest.take(fresh.and(memory -> memory.statement().kind() == Kind.INSIGHT)));
        for (Memory memory : rest.remove(fresh)) {
            lines.add(Line.of(memory, memory.text() + before(memory, generations)));
        }
        generations.stream()
                .flatMap(generation -> generation.memories().stream())
                .filter(memory -> memory.standing().status() == Status.EXPIRED)
                .filter(memory -> memory.retired() != null && memory.retired().isAfter(since))
                .forEach(memory -> lines.add(Line.of(memory, "No longer: " + memory.text())));
        return lines;
    }

    /** What a memory replaced. */
    private static String before(Memory memory, List<Generation> generations) {
        for (Link link : memory.links()) {
            if (link.kind() == Link.Kind.SUPERSEDES) {
                for (Generation generation : generations) {
                    Memory old = generation.scope().equals(link.scope())
                            ? generation.find(link.memory()).orElse(null)
                            : null;
                    if (old != null) {
                        return " (before: " + old.text() + ")";
                    }
                }
            }
        }
        return "";
    }

    /** What falls on today or the day after it. */
    private static List<Line> coming(Rest rest, ZonedDateTime asked) {
        ZonedDateTime now = Reach.within(asked);
        LocalDate today = now.toLocalDate();
        Instant from = today.atStartOfDay(now.getZone()).toInstant();
        Instant to = today.plusDays(DAYS_AHEAD).atStartOfDay(now.getZone()).toInstant();
        return rest
                .remove(memory -> DATED.contains(memory.statement().kind())
                        && overlaps(memory.statement().valid(), from, to))
                .stream()
                .map(memory -> Line.of(memory, dated(memory, now)))
                .toList();
    }

    private static String dated(Memory memory, ZonedDateTime now) {
        Instant from = memory.statement().valid().from();
        String day = from == null
                ? ""
                : String.valueOf(Reach.within(from).atZone(now.getZone()).toLocalDate());
        return day.isEmpty() || memory.text().contains(day) ? memory.text() : day + ": " + memory.text();
    }

    /** Without a known end something lasts for the moment at which it begins. */
    private static boolean overlaps(Validity valid, Instant from, Instant to) {
        Instant begins = valid.from();
        Instant ends = valid.to();
        return begins != null && begins.isBefore(to) && (ends == null ? !begins.isBefore(from) : ends.isAfter(from));
    }

    private Line date(ZonedDateTime now) {
        String day = now.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        return Line.of(day + ", " + now.toLocalDate() + " (" + now.getZone() + ")");
    }

    /** The hot memories that hold now and stand in no section yet, the pinned and the important ones first. */
    private static final class Rest {
        private final List<Memory> left;

        Rest(BriefQuery query, List<Generation> generations) {
            Instant now = query.now().toInstant();
            this.left = new ArrayList<>(generations.stream()
                    .flatMap(generation -> generation.memories().stream())
                    .filter(memory -> memory.isLive() && memory.standing().tier() == Memory.Tier.HOT)
                    .filter(memory -> memory.statement().valid().contains(now)
                            || DATED.contains(memory.statement().kind()))
                    .sorted(WEIGHT)
                    .toList());
        }

        List<Memory> remove(Predicate<Memory> which) {
            List<Memory> taken = left.stream().filter(which).toList();
            Set<Memory> gone = new HashSet<>(taken);
            left.removeIf(gone::contains);
            return taken;
        }

        List<Line> take(Predicate<Memory> which) {
            return remove(which).stream().map(Line::of).toList();
        }
    }
}
