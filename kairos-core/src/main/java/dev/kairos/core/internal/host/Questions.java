package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.NoAnswerException;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.core.internal.fact.BeatFact;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The questions that wait for a beat, and those that the beat under way has read. Used by one step at a time. */
final class Questions {

    private List<Asked> waiting = List.of();
    private List<Asked> read = List.of();

    private record Asked(Message message, CompletableFuture<String> answer) {

        BeatFact.Question question() {
            return new BeatFact.Question(message.text(), message.sender(), message.thread(), message.origin());
        }
    }

    void add(Message message, CompletableFuture<String> answer) {
        List<Asked> more = new ArrayList<>(waiting);
        more.add(new Asked(message, answer));
        waiting = more;
    }

    /** What waits. */
    List<BeatFact.Question> waiting() {
        return waiting.stream().map(Asked::question).toList();
    }

    /** Whether nobody waits. */
    boolean isEmpty() {
        return waiting.isEmpty() && read.isEmpty();
    }

    /** Hands what waits to the beat that begins now. */
    List<BeatFact.Question> read() {
        read = waiting;
        waiting = List.of();
        return read.stream().map(Asked::question).toList();
    }

    /** The beat has ended. */
    void answer(AgentId agent, BeatOutcome outcome) {
        List<Asked> answered = read;
        read = List.of();
        boolean none = outcome.kind() == BeatOutcome.Kind.FAILED || outcome.kind() == BeatOutcome.Kind.INTERRUPTED;
        for (Asked question : answered) {
            if (none) {
                question.answer().completeExceptionally(new NoAnswerException(agent, outcome.summary()));
            } else {
                question.answer().complete(outcome.report());
            }
        }
    }

    /** Nobody will answer any more. */
    void fail(AgentId agent, String why) {
        NoAnswerException failure = new NoAnswerException(agent, why);
        waiting.forEach(question -> question.answer().completeExceptionally(failure));
        read.forEach(question -> question.answer().completeExceptionally(failure));
        waiting = List.of();
        read = List.of();
    }
}
