package dev.kairos.memory.bench;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Turn;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Puts a conversation into a memory, turn by turn, and asks from its end. */
public final class Ingest {
    /** Whose memory it is. */
    public static final Scope SCOPE = Scope.agent(AgentId.of("bench"));

    /** Who asks. */
    public static final Principal PRINCIPAL = Principal.of(AgentId.of("bench"));

    private Ingest() {}

    /** Appends all turns and brings recall up to date. */
    public static void run(Conversation conversation, AgentMemory memory) {
        append(conversation, memory);
        memory.recall().refresh(PRINCIPAL, SCOPE);
    }

    /** Appends all turns. */
    static void append(Conversation conversation, AgentMemory memory) {
        for (Turn turn : conversation.turns()) {
            memory.store().append(PRINCIPAL, SCOPE, List.of(episode(turn)));
        }
    }

    /** A question, asked a day after the last turn. */
    public static RecallQuery query(Conversation conversation, String text, int budget) {
        Turn last = conversation.turns().get(conversation.turns().size() - 1);
        return RecallQuery.of(text, SCOPE, time(last).plusDays(1)).budget(budget);
    }

    static Episode episode(Turn turn) {
        boolean agent = turn.role().equals("assistant");
        return new Episode(
                turn.id(),
                time(turn),
                new Episode.Speaker(turn.speaker(), agent ? Episode.Role.AGENT : Episode.Role.PERSON),
                new Episode.Session(turn.session(), Episode.Session.Kind.CHAT),
                turn.text(),
                agent ? Origin.AGENT : Origin.OWNER,
                null);
    }

    static ZonedDateTime time(Turn turn) {
        return LocalDateTime.parse(turn.time()).atZone(ZoneOffset.UTC);
    }
}
