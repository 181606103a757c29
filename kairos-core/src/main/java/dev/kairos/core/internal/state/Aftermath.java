package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Episode.Session.Kind;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.InboxFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What a completed beat leaves for memory: what people said and what happened, what tools showed, what came of it. Of a
 * quiet beat only what came from outside is left; recalled text and the runtime's own words never are.
 */
final class Aftermath {

    private static final int MOST_TOOL_TEXT = 2_000;

    private final BeatState beat;
    private final Entry end;
    private final List<Lived> lived = new ArrayList<>();

    private Aftermath(BeatState beat, Entry end) {
        this.beat = beat;
        this.end = end;
    }

    static List<Lived> of(AgentState before, BeatState beat, BeatOutcome outcome, Entry end) {
        Aftermath aftermath = new Aftermath(beat, end);
        aftermath.questions();
        for (Waiting item : before.inbox()) {
            if (item.sequence() <= beat.started().upTo()) {
                aftermath.inbox(item);
            }
        }
        if (outcome.kind() != BeatOutcome.Kind.QUIET) {
            aftermath.tools();
        }
        if (outcome.kind() != BeatOutcome.Kind.QUIET || beat.started().answers()) {
            aftermath.outcome(outcome);
        }
        return aftermath.lived;
    }

    private void questions() {
        int number = 0;
        for (BeatFact.Question question : beat.started().questions()) {
            String id = beat.id() + "/q" + number++;
            add(id, question.sender(), Role.PERSON, question.thread(), Kind.CHAT, question.text(), question.origin());
        }
    }

    private void inbox(Waiting item) {
        String id = "e" + item.sequence();
        if (item.fact() instanceof InboxFact.Said said) {
            lived.add(new Lived(
                    id,
                    item.sequence(),
                    item.time(),
                    said.sender(),
                    Role.PERSON,
                    said.thread(),
                    Kind.CHAT,
                    said.text(),
                    item.origin()));
        } else {
            InboxFact.Happened happened = (InboxFact.Happened) item.fact();
            lived.add(new Lived(
                    id,
                    item.sequence(),
                    item.time(),
                    happened.event(),
                    Role.SYSTEM,
                    beat.id(),
                    Kind.BEAT,
                    happened.text(),
                    item.origin()));
        }
    }

    private void tools() {
        int number = 0;
        for (Line line : beat.transcript()) {
            if (line.message() instanceof ModelMessage.ToolAnswer answer && !answer.error()) {
                String text = answer.text();
                String kept = text.length() <= MOST_TOOL_TEXT ? text : text.substring(0, MOST_TOOL_TEXT);
                add(beat.id() + "/t" + number++, answer.tool(), Role.TOOL, beat.id(), Kind.TOOL, kept, line.origin());
            }
        }
    }

    private void outcome(BeatOutcome outcome) {
        boolean chat = beat.started().answers();
        String session = chat && !beat.started().questions().isEmpty()
                ? beat.started().questions().get(0).thread()
                : beat.id();
        add(
                beat.id() + "/outcome",
                end.agent().value(),
                Role.AGENT,
                session,
                chat ? Kind.CHAT : Kind.BEAT,
                outcome.report(),
                end.origin());
    }

    private void add(String id, String speaker, Role role, String session, Kind kind, String text, Origin origin) {
        if (!text.isBlank()) {
            lived.add(new Lived(id, end.sequence(), end.time(), speaker, role, session, kind, text, origin));
        }
    }
}
