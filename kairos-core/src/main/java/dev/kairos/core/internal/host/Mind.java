package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.core.internal.beat.Framing;
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
import java.util.List;

/** An agent's memory as its beats use it: what they begin with, and what they leave. Its methods block. */
final class Mind {

    private static final int BRIEF_SHARE = 5;
    private static final int RECALL_SHARE = 4;
    private static final int MOST_QUERY = 2_000;

    private final AgentMemory memory;
    private final AgentId agent;
    private final Scope scope;
    private final Principal principal;
    private final ZoneId zone;

    Mind(AgentMemory memory, AgentId agent, ZoneId zone) {
        this.memory = memory;
        this.agent = agent;
        this.scope = Scope.agent(agent);
        this.principal = Principal.of(agent);
        this.zone = zone;
    }

    /** The number of the current generation. */
    long generation() {
        return memory.store().generation(principal, scope, Generation.LATEST).number();
    }

    /** What a beat begins with, within shares of a context of so many tokens. */
    Remembered before(AgentState state, Wake wake, int context, Instant now) {
        List<String> work = state.work().objectives().stream()
                .filter(objective -> objective.state() == Objective.State.ACCEPTED)
                .map(Objective::text)
                .toList();
        BriefQuery about = BriefQuery.of(scope, now.atZone(zone))
                .objectives(List.of())
                .budget(Math.min(BriefQuery.DEFAULT_BUDGET, context / BRIEF_SHARE));
        Instant since = state.pace().ended();
        Brief brief = memory.recall().brief(principal, since == null ? about : about.since(since));
        Recollection found = recall(question(state, wake, work), context / RECALL_SHARE, now);
        Origin origin = brief.origin().least(found.origin());
        return new Remembered(brief.text(), found.items().isEmpty() ? "" : "Remembered:\n" + found.text(), origin);
    }

    private Recollection recall(String question, int budget, Instant now) {
        return question.isBlank()
                ? Recollection.NOTHING
                : memory.recall()
                        .recall(
                                principal,
                                RecallQuery.of(question, scope, now.atZone(zone))
                                        .budget(budget));
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

    /** Keeps what beats have left; keeping it again changes nothing. */
    void keep(List<Lived> lived) {
        List<Episode> episodes = lived.stream().map(this::episode).toList();
        for (int from = 0; from < episodes.size(); from += EpisodeQuery.MAX_LIMIT) {
            int to = Math.min(episodes.size(), from + EpisodeQuery.MAX_LIMIT);
            memory.store().append(principal, scope, episodes.subList(from, to));
        }
    }

    private Episode episode(Lived lived) {
        return new Episode(
                lived.id(),
                lived.time().atZone(zone),
                new Episode.Speaker(Framing.cut(lived.speaker(), 150), lived.role()),
                new Episode.Session(Framing.cut(lived.session(), 150), lived.kind()),
                lived.text(),
                lived.origin(),
                new Episode.EntryRef(agent, lived.sequence()));
    }
}
