package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamGate.Refusal;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.dream.DreamReport.Occasion;
import dev.kairos.api.dream.DreamReport.Outcome;
import dev.kairos.api.dream.DreamReport.Span;
import dev.kairos.api.dream.DreamReport.Texts;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.dream.MemoryUse;
import dev.kairos.api.dream.Suggestion;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.Spend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dreams of one scope with their reports. Its methods block. */
public final class DreamRun {
    private static final int PAGE = 1_000;

    private final Place place;
    private final Dream dream;
    private final Dreamer dreamer;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Means means;

    /**
     * What dreams are given besides what is stored.
     *
     * @param backend the model, whose calls are paid, or {@code null} for none
     * @param past looks back on the agent's last days
     * @param review what is looked for there
     */
    public record Means(@Nullable ModelBackend backend, Supplier<Lookback> past, SelfReview review) {

        /** Nothing besides what is stored. */
        public static final Means NONE = new Means(null, Lookback::new, SelfReview.NONE);
    }

    /** Over a store. */
    public DreamRun(Place place, Dream dream, ZoneId zone, InstantSource clock, Means means) {
        this.place = place;
        this.dream = dream;
        this.dreamer = new Dreamer(place, dream);
        this.zone = zone;
        this.clock = clock;
        this.means = means;
    }

    /**
     * Where dreams stand.
     *
     * @param last when the last one was, or, before the first, since when there is something to dream about
     * @param row how it stands in the row of dreams
     * @param episodes how many episodes have come since
     */
    public record Standing(Instant last, DreamRecord.Row row, int episodes) {}

    /** Reads where dreams stand. */
    public Standing standing(Instant now) {
        long after = place.latest().watermark();
        int episodes = 0;
        Instant first = null;
        DreamRecord record = null;
        List<Change> page = page(after);
        while (!page.isEmpty()) {
            for (Change change : page) {
                after = change.sequence();
                if (change instanceof Change.Appended appended) {
                    Instant time = appended.stored().episode().time().toInstant();
                    first = first == null && time.isBefore(now) ? time : first;
                    episodes++;
                } else if (change instanceof Change.Committed committed) {
                    DreamRecord noted = DreamRecord.read(committed.commit().note());
                    record = noted == null ? record : noted;
                }
            }
            page = page(after);
        }
        if (record != null) {
            return new Standing(record.now().toInstant(), record.pace(), episodes);
        }
        return new Standing(first == null ? now : first, new DreamRecord.Row("", 0, 0), episodes);
    }

    private List<Change> page(long after) {
        return place.store().changes(place.principal(), place.scope(), new EpisodeQuery.After(after, PAGE));
    }

    /**
     * What was dreamed.
     *
     * @param report what it did
     * @param origins how far what each insight that it kept rests on is trusted
     */
    public record Dreamt(DreamReport report, Map<Insight, Origin> origins) {}

    /** Plans a dream. */
    public DreamReport preview(DreamRecord.Row row, Instant now) {
        RecordingModels models = models();
        Instant begun = clock.instant();
        Dreamer.Seen seen = dreamer.look(dream.limits());
        Lookback past = means.past().get();
        Generation before = seen.generation();
        DreamRecord record = record(row, now, past.use(before));
        Dreamer.Planned planned = dreamer.plan(dreamer.context(seen, record, models));
        return report(
                new Occasion(Outcome.PREVIEWED, row.trigger(), now, since(begun), models.spend()),
                before,
                before,
                planned,
                new Dreamer.Done(before, planned.plan().operations(), planned.refused()),
                means.review().of(past));
    }

    /** Dreams until everything that has happened is read; of several dreams in a row the reports are added up. */
    public Dreamt dream(DreamRecord.Row row, Instant now) {
        RecordingModels models = models();
        Instant begun = clock.instant();
        Dreamer.Seen seen = dreamer.look(dream.limits());
        Generation before = seen.generation();
        if (seen.episodes().isEmpty()) {
            Occasion idle = new Occasion(Outcome.NOTHING_NEW, row.trigger(), now, since(begun), Spend.NONE);
            return new Dreamt(nothing(idle, before, List.of()), Map.of());
        }
        Lookback past = means.past().get();
        List<Suggestion> suggestions = means.review().of(past);
        DreamRecord record = record(row, now, past.use(before));
        Dreamer.Planned planned = dreamer.plan(dreamer.context(seen, record, models));
        boolean barren = planned.plan().operations().stream().noneMatch(each -> each.kind() == MemoryOp.Kind.ADD);
        DreamRecord.Row kept = new DreamRecord.Row(row.trigger(), row.ofDay(), barren ? row.barren() + 1 : 0);
        Dreamer.Done done = dreamer.commit(planned, record.with(kept, models.replies()));
        Map<Insight, Origin> origins = new HashMap<>();
        done.kept(planned.noticed())
                .forEach(each ->
                        origins.put(each.insight(), each.add().statement().origin()));
        DreamReport report = report(
                new Occasion(Outcome.COMMITTED, row.trigger(), now, since(begun), models.spend()),
                before,
                done.generation(),
                planned,
                done,
                suggestions);
        return new Dreamt(report, origins);
    }

    /** A dream that was not dreamed. */
    public DreamReport held(String trigger, Instant now, String why) {
        Generation same = place.latest();
        return nothing(new Occasion(Outcome.HELD, trigger, now, Duration.ZERO, Spend.NONE), same, List.of(why));
    }

    /** A dream that came to nothing. */
    public DreamReport failed(String trigger, Instant now, String why) {
        Occasion occasion = new Occasion(Outcome.FAILED, trigger, now, Duration.ZERO, Spend.NONE);
        return new DreamReport(
                occasion,
                new Span(0, 0, 0, 0, 0),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new Texts(List.of(), List.of(why)));
    }

    /** Returns to an earlier generation. */
    public Generation rollback(long to, Instant now) {
        return place.store()
                .rollback(
                        place.principal(),
                        place.scope(),
                        new MemoryStore.Rollback(place.latest().number(), to, now));
    }

    /** Makes what is known anew in an empty store. */
    public Generation rebuild(MemoryStore target) {
        return new Rebuild(place, target, dream).run();
    }

    private RecordingModels models() {
        return new RecordingModels(means.backend(), dream.limits().modelTokens());
    }

    private DreamRecord record(DreamRecord.Row row, Instant now, Map<String, MemoryUse> use) {
        return new DreamRecord(now.atZone(zone), dream.limits(), use, List.of(), row);
    }

    private Duration since(Instant begun) {
        Duration taken = Duration.between(begun, clock.instant());
        return taken.isNegative() ? Duration.ZERO : taken;
    }

    private DreamReport nothing(Occasion occasion, Generation same, List<String> notes) {
        int tokens = dreamer.hotTokens(same);
        return new DreamReport(
                occasion,
                new Span(same.number(), same.number(), 0, tokens, tokens),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new Texts(List.of(), notes));
    }

    private DreamReport report(
            Occasion occasion,
            Generation before,
            Generation after,
            Dreamer.Planned planned,
            Dreamer.Done done,
            List<Suggestion> suggestions) {
        List<String> notes = new ArrayList<>(planned.plan().notes());
        Map<String, Integer> rules = new TreeMap<>();
        for (Refusal refusal : done.refused()) {
            rules.merge(refusal.rule(), 1, Integer::sum);
        }
        if (!rules.isEmpty()) {
            notes.add("refused by rule: " + rules);
        }
        suggestions.forEach(suggestion -> notes.add("suggested: " + suggestion.text()));
        return new DreamReport(
                occasion,
                new Span(
                        before.number(),
                        after.number(),
                        planned.context().episodes().size(),
                        dreamer.hotTokens(before),
                        dreamer.hotTokens(after)),
                Reports.counts(done.operations()),
                done.refused(),
                done.kept(planned.noticed()).stream()
                        .map(Dreamer.Noticed::insight)
                        .toList(),
                suggestions,
                new Texts(Reports.diff(planned.context(), done.operations()), notes));
    }
}
