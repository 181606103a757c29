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

    /** A question; equal to no other, because its answer is not. */
    private record Asked(Message message, CompletableFuture<String> answer) {

        boolean isOf(Asked other) {
            return message.sender().equals(other.message.sender())
                    && message.thread().equals(other.message.thread())
                    && message.origin() == other.message.origin();
        }

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
        List<BeatFact.Question> questions = new ArrayList<>(waiting.size());
        waiting.forEach(asked -> questions.add(asked.question()));
        return questions;
    }

    /** Whether nobody waits. */
    boolean isEmpty() {
        return waiting.isEmpty() && read.isEmpty();
    }

    /** What one answer can serve: the oldest that waits, and what else its sender asks in the same thread. */
    List<BeatFact.Question> together() {
        return waiting.stream()
                .filter(asked -> asked.isOf(waiting.get(0)))
                .map(Asked::question)
                .toList();
    }

    /** Hands the first so many of {@link #together} to the beat that begins now; the others wait for the next one. */
    List<BeatFact.Question> read(int count) {
        List<Asked> taken = waiting.stream()
                .filter(asked -> asked.isOf(waiting.get(0)))
                .limit(count)
                .toList();
        List<Asked> left = new ArrayList<>(waiting);
        left.removeAll(taken);
        read = taken;
        waiting = left;
        return taken.stream().map(Asked::question).toList();
    }

    /** The beat that was to read them did not begin: they wait again. */
    void putBack() {
        List<Asked> all = new ArrayList<>(read);
        all.addAll(waiting);
        read = List.of();
        waiting = all;
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
