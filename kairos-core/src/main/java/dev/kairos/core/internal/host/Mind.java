package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Fingerprint;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.api.memory.View;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.beat.Label;
import dev.kairos.core.internal.beat.Remembered;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Lived;
import dev.kairos.core.internal.state.Waiting;
import dev.kairos.core.internal.wake.Wake;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An agent's memory as its beats use it: what they begin with, and what they leave. One for the life of a cell, because it
 * knows what it has looked up. Its methods block.
 */
final class Mind {

    /** With the standing part of the prompt, the first message of a day stays under 1,500 tokens by default. */
    private static final int BRIEF_PERCENT = 12;

    private static final int MEMORY_PERCENT = 22;
    private static final int HOW_PERCENT = 3;
    private static final int HUNDRED = 100;
    private static final RecallQuery.Select HOW =
            new RecallQuery.Select(Set.of(), Set.of(Statement.Kind.PROCEDURE), View.CURRENT);
    private static final int MOST_QUERY = 2_000;
    private static final int MOST_AT_ONCE = 8 << 20;
    private static final int MOST_REASON = 500;
    private static final int ID_DIGITS = 12;

    private final AgentMemory memory;
    private final AgentId agent;
    private final Scope scope;
    private final Principal principal;
    private final ZoneId zone;
    private final boolean dreams;
    private volatile Skills skills = Skills.UNKNOWN;

    /** Whether a generation holds a hot procedure. */
    private record Skills(long generation, boolean any) {

        private static final Skills UNKNOWN = new Skills(-1, false);
    }

    /** An agent that dreams may have learned how things are done. */
    Mind(AgentMemory memory, AgentId agent, ZoneId zone, boolean dreams) {
        this.memory = memory;
        this.dreams = dreams;
        this.agent = agent;
        this.scope = Scope.agent(agent);
        this.principal = Principal.of(agent);
        this.zone = zone;
    }

    /** The number of the current generation. */
    long generation() {
        return memory.store().generation(principal, scope, Generation.LATEST).number();
    }

    /** What a beat begins with, within shares of a context of so many tokens; recall has what the brief leaves. */
    Remembered before(AgentState state, Wake wake, int context, Instant now) {
        List<String> work = state.work().objectives().stream()
                .filter(objective -> objective.state() == Objective.State.ACCEPTED)
                .map(Objective::text)
                .toList();
        BriefQuery about = BriefQuery.of(scope, now.atZone(zone))
                .objectives(List.of())
                .budget(Math.min(BriefQuery.DEFAULT_BUDGET, context * BRIEF_PERCENT / HUNDRED));
        Instant since = state.pace().ended();
        Brief brief = memory.recall().brief(principal, since == null ? about : about.since(since));
        String question = question(state, wake, work);
        Recollection how = dreams && !question.isBlank() && knowsHow()
                ? recall(query(question, now)
                        .budget(context * HOW_PERCENT / HUNDRED)
                        .select(HOW))
                : Recollection.NOTHING;
        int left = Math.max(0, context * MEMORY_PERCENT / HUNDRED - brief.tokens() - how.tokens());
        Recollection found = without(how, recall(query(question, now).budget(left)));
        Origin origin = brief.origin().least(how.origin()).least(found.origin());
        return new Remembered(
                joined(brief.text(), how), found.items().isEmpty() ? "" : "Remembered:\n" + found.text(), origin);
    }

    private static String joined(String brief, Recollection how) {
        if (how.items().isEmpty()) {
            return brief;
        }
        return (brief.isBlank() ? "" : brief + "\n\n") + "## How it is done\n" + how.text();
    }

    /** What is told already is not told again. */
    private static Recollection without(Recollection told, Recollection found) {
        if (told.items().isEmpty()) {
            return found;
        }
        Set<Recollection.Ref> refs = new HashSet<>();
        told.items().forEach(item -> refs.add(item.ref()));
        List<Recollection.Item> items = found.items().stream()
                .filter(item -> !refs.contains(item.ref()))
                .toList();
        return new Recollection(
                items, items.stream().mapToInt(Recollection.Item::tokens).sum(), found.notes());
    }

    /** Whether a hot memory tells how something is done; looked up once for each generation. */
    private boolean knowsHow() {
        Generation now = memory.store().generation(principal, scope, Generation.LATEST);
        Skills known = skills;
        if (known.generation() != now.number()) {
            known = new Skills(now.number(), now.memories().stream().anyMatch(Mind::tellsHow));
            skills = known;
        }
        return known.any();
    }

    private static boolean tellsHow(Memory memory) {
        return memory.isLive()
                && memory.standing().tier() == Memory.Tier.HOT
                && memory.statement().kind() == Statement.Kind.PROCEDURE;
    }

    private RecallQuery query(String question, Instant now) {
        return RecallQuery.of(question, scope, now.atZone(zone));
    }

    private Recollection recall(RecallQuery query) {
        return query.text().isBlank() ? Recollection.NOTHING : memory.recall().recall(principal, query);
    }

    /** What the events at hand are about; a beat about nothing in particular recalls nothing. */
    private static String question(AgentState state, Wake wake, List<String> work) {
        List<String> parts = new ArrayList<>();
        wake.questions().stream().map(BeatFact.Question::text).forEach(parts::add);
        for (Waiting item : state.inbox()) {
            parts.add(
                    item.fact() instanceof InboxFact.Said said
                            ? said.text()
                            : ((InboxFact.Happened) item.fact()).text());
        }
        if (parts.isEmpty()) {
            parts.addAll(work);
        }
        String text = String.join("\n", parts);
        return text.substring(0, Math.min(MOST_QUERY, text.length()));
    }

    /**
     * Keeps what beats have left; keeping it again changes nothing. What the store will never take is left out, so that it
     * does not stand in the way of the rest.
     *
     * @return what was left out, a line each
     */
    List<String> keep(List<Lived> lived) {
        List<String> refused = new ArrayList<>();
        List<Episode> batch = new ArrayList<>();
        long characters = 0;
        for (Lived one : lived) {
            characters += one.text().length();
            if (batch.size() == EpisodeQuery.MAX_LIMIT || characters > MOST_AT_ONCE) {
                append(batch, refused);
                batch.clear();
                characters = one.text().length();
            }
            batch.add(episode(one));
        }
        append(batch, refused);
        return List.copyOf(refused);
    }

    private void append(List<Episode> batch, List<String> refused) {
        try {
            memory.store().append(principal, scope, batch);
        } catch (MemoryException | IllegalArgumentException e) {
            if (!isFinal(e)) {
                throw e;
            }
            batch.forEach(episode -> appendAlone(episode, refused));
        }
    }

    private void appendAlone(Episode episode, List<String> refused) {
        try {
            memory.store().append(principal, scope, List.of(episode));
        } catch (MemoryException | IllegalArgumentException e) {
            if (!isFinal(e)) {
                throw e;
            }
            refused.add(Framing.cut(episode.id() + ": " + e.getMessage(), MOST_REASON));
        }
    }

    /** Whether trying again can never help, because it is about the episode and not about the store. */
    private static boolean isFinal(RuntimeException failure) {
        return !(failure instanceof MemoryException refused)
                || refused.reason() == MemoryException.Reason.CONFLICT
                || refused.reason() == MemoryException.Reason.REFUSED;
    }

    /** The entries of the agent's journal that hold what episodes say. */
    Set<Long> mentions(Journal journal, Set<String> episodes) {
        Set<Long> roots = new HashSet<>();
        List<String> texts = new ArrayList<>();
        for (StoredEpisode stored :
                memory.store().episodes(principal, scope, EpisodeQuery.ids(List.copyOf(episodes)))) {
            Episode.EntryRef entry = stored.episode().entry();
            texts.add(stored.episode().text());
            if (entry != null && entry.agent().equals(agent)) {
                roots.add(entry.sequence());
            }
        }
        return Mentions.in(journal, agent, roots, texts);
    }

    /** Erases episodes, with every memory that rests on nothing else. */
    ErasureReport erase(Set<String> episodes, AgentState state, Instant now) {
        ErasureReport report =
                memory.store().erase(principal, scope, Erasure.episodes(now, episodes.toArray(String[]::new)));
        List<String> outside = new ArrayList<>(report.outside());
        for (Objective objective : state.work().objectives()) {
            if (objective.origin() != Origin.OWNER || !objective.note().isEmpty()) {
                outside.add("text and note of objective '" + objective.id() + "' of agent '" + agent + "'");
            }
        }
        if (!state.supervision().approvals().all().isEmpty()) {
            outside.add("approvals that agent '" + agent + "' has asked for");
        }
        return new ErasureReport(report.episodes(), report.memories(), report.trimmed(), outside);
    }

    private Episode episode(Lived lived) {
        return new Episode(
                id(lived),
                lived.time().atZone(zone),
                new Episode.Speaker(Label.of(lived.speaker()), lived.role()),
                new Episode.Session(Label.of(lived.session()), lived.kind()),
                lived.text(),
                lived.origin(),
                new Episode.EntryRef(agent, lived.sequence()));
    }

    /**
     * A memory outlives a journal that is in memory only or was deleted, and the next one counts from 1 again: the place in the
     * journal alone names nothing.
     */
    private static String id(Lived lived) {
        String life = Fingerprint.of(lived.time().toString(), lived.speaker(), lived.session(), lived.text());
        return lived.id() + "-" + life.substring(0, ID_DIGITS);
    }
}
