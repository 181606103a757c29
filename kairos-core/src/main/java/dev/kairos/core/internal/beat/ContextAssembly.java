package dev.kairos.core.internal.beat;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.state.Waiting;
import dev.kairos.core.internal.wake.Wake;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts together what a beat begins with, within its token budget and never from the whole history: when and why, what
 * arrived, what changed, the work at hand, what is remembered. Each part has a share; what a part leaves over goes to the
 * next. Pure.
 */
public final class ContextAssembly {

    private final Prompt prompt;

    /** Assembles for one agent. */
    public ContextAssembly(Prompt prompt) {
        this.prompt = prompt;
    }

    /** Assembles. */
    public Context assemble(AgentState state, Wake wake, Remembered remembered, Instant now) {
        int room = Math.max(Prompt.LEAST_ROOM, prompt.config().context().context() - prompt.tokens());
        ContextWriter writer = new ContextWriter(room);
        writer.section("wake", 100).add("It is " + now + ". Woken by: " + causes(wake) + ".", Origin.OWNER);
        int questions = questions(writer.section("questions", 50), wake);
        long upTo = inbox(writer.section("inbox", 50), state);
        unfinished(writer.section("unfinished", 40), state);
        changes(writer.section("changes", 60), state, wake);
        objectives(writer.section("objectives", 60), state, now);
        writer.section("memory", 60).addCut(remembered.brief(), remembered.origin());
        writer.section("recalled", 100).addCut(remembered.recalled(), remembered.origin());
        return writer.done(upTo, questions);
    }

    /** Names of events and senders come from outside: they stand with their texts, framed like these. */
    private static String causes(Wake wake) {
        return wake.causes().stream()
                .map(cause -> switch (cause.kind()) {
                    case EVENT, MESSAGE -> cause.kind().name();
                    case START, HEARTBEAT, OBJECTIVE, SELF, RETRY, APPROVAL, HOST -> cause.toString();
                })
                .distinct()
                .limit(8)
                .collect(Collectors.joining(", "));
    }

    /** Adds the questions, the first one cut if it must be; returns how many found room. */
    private static int questions(ContextWriter.Section section, Wake wake) {
        int added = 0;
        for (BeatFact.Question question : wake.questions()) {
            String text = "Question from " + question.sender() + ":\n" + question.text();
            boolean fits = added == 0 ? section.addCut(text, question.origin()) : section.add(text, question.origin());
            if (!fits) {
                break;
            }
            added++;
        }
        return added;
    }

    /** Adds what waits, oldest first, as far as it fits; the rest waits for the next beat. */
    private static long inbox(ContextWriter.Section section, AgentState state) {
        long upTo = 0;
        for (Waiting item : state.inbox()) {
            String text = describe(item);
            boolean added = upTo == 0 ? section.addCut(text, item.origin()) : section.add(text, item.origin());
            if (!added) {
                break;
            }
            upTo = item.sequence();
        }
        return upTo;
    }

    private static String describe(Waiting item) {
        if (item.fact() instanceof InboxFact.Said said) {
            return "Message from " + said.sender() + " at " + item.time() + ":\n" + said.text();
        }
        InboxFact.Happened happened = (InboxFact.Happened) item.fact();
        return "Event " + happened.event() + " at " + item.time() + ":\n" + happened.text();
    }

    private static void changes(ContextWriter.Section section, AgentState state, Wake wake) {
        for (Map.Entry<String, Reading> entry : new TreeMap<>(wake.readings()).entrySet()) {
            Reading reading = entry.getValue();
            String seen = state.seen().get(Inputs.sensor(entry.getKey()));
            if (!reading.fingerprint().equals(seen)) {
                section.addCut("Changed: " + entry.getKey() + "\n" + reading.text(), reading.origin());
            }
        }
    }

    private static void unfinished(ContextWriter.Section section, AgentState state) {
        if (!state.unfinished().isEmpty()) {
            String lines = String.join("\n", state.unfinished());
            section.addCut(
                    "An earlier attempt did not finish. Do not repeat blindly what it has done:\n" + lines,
                    state.supervision().trust().unfinished());
        }
    }

    private static void objectives(ContextWriter.Section section, AgentState state, Instant now) {
        for (Objective objective : state.work().objectives()) {
            if (objective.state() == Objective.State.ACCEPTED) {
                String due = objective.due() == null
                        ? ""
                        : objective.isDue(now) ? " [due now]" : " [due " + objective.due() + "]";
                String claims = objective.claims().isEmpty()
                        ? ""
                        : " [done with claims: " + String.join(", ", objective.claims()) + "]";
                section.add("Objective " + objective.id() + due + claims + ": " + objective.text(), objective.origin());
            }
        }
    }
}
