package dev.kairos.api.dream;

import java.time.Duration;
import java.time.Instant;

/**
 * Something about how an agent is set up that could be cheaper, with what speaks for it. Dreams make suggestions from the
 * agent's journal, without a model. The runtime applies none by itself: what a host does about one it says with
 * {@link Dream#suggestions}.
 */
public sealed interface Suggestion {

    /** What a suggestion is about. */
    enum Kind {
        /** How often the agent wakes by itself. */
        HEARTBEAT,
        /** A sensor that is looked at in vain. */
        SENSOR,
        /** A tool that is offered in vain. */
        TOOL
    }

    /**
     * Returns what it is about.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns what speaks for it.
     *
     * @return counts from the journal
     */
    Evidence evidence();

    /**
     * Says it in a sentence for people.
     *
     * @return the sentence, with its evidence
     */
    String text();

    /**
     * What speaks for a suggestion: of so many occasions since an instant, so many.
     *
     * @param since the first occasion that was looked at
     * @param occasions how many there were: wakes by the heartbeat, looks at a sensor, beats that were offered a tool
     * @param hits how many of them led to something: a beat, a change, a call
     */
    record Evidence(Instant since, int occasions, int hits) {}

    /**
     * The agent wakes by itself much more often than there is something to do: bounds for
     * {@link dev.kairos.api.heartbeat.Heartbeat#adaptive}.
     *
     * @param least the shortest interval: about how often it wakes now
     * @param most the longest interval: a quarter of how often there was something to do, at most a day
     * @param evidence wakes by the heartbeat and how many of them ran a beat
     */
    record Heartbeat(Duration least, Duration most, Evidence evidence) implements Suggestion {

        @Override
        public Kind kind() {
            return Kind.HEARTBEAT;
        }

        @Override
        public String text() {
            return "of " + evidence.occasions() + " wakes by the heartbeat since " + evidence.since() + ", "
                    + evidence.hits() + " found something to do: let its interval grow from " + least + " up to "
                    + most;
        }
    }

    /**
     * A sensor never changed.
     *
     * @param sensor its name
     * @param evidence looks at it and how many found a change
     */
    record Sensor(String sensor, Evidence evidence) implements Suggestion {

        @Override
        public Kind kind() {
            return Kind.SENSOR;
        }

        @Override
        public String text() {
            return "sensor '" + sensor + "' was looked at " + evidence.occasions() + " times since " + evidence.since()
                    + " and never changed: leave it out, or look whether it still sees what it should";
        }
    }

    /**
     * A tool was never called.
     *
     * @param tool its name
     * @param evidence beats that were offered it and how many called it
     */
    record Tool(String tool, Evidence evidence) implements Suggestion {

        @Override
        public Kind kind() {
            return Kind.TOOL;
        }

        @Override
        public String text() {
            return "tool '" + tool + "' was not called in any of " + evidence.occasions() + " beats since "
                    + evidence.since() + ": leave it out, every beat pays for its schema";
        }
    }
}
