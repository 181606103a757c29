package dev.kairos.api.agent;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Spend;

/**
 * Hears what happens to the agents of a host. Called on worker threads after the entry is durable, for one agent in order;
 * must not block. What a listener throws is logged and otherwise ignored.
 */
public interface KairosListener {

    /**
     * Hears of every entry.
     *
     * @param entry the entry as journaled
     */
    default void onEntry(Entry entry) {}

    /**
     * Hears of every decision of the gate.
     *
     * @param agent whose wake it was
     * @param decision what was decided and why
     */
    default void onWake(AgentId agent, WakeDecision decision) {}

    /**
     * Hears of every beat that ended.
     *
     * @param agent whose beat it was
     * @param beat the beat's id
     * @param outcome how it ended
     * @param spend what it cost
     */
    default void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {}

    /**
     * Hears of every dream that ended.
     *
     * @param agent whose dream it was
     * @param report what it did
     */
    default void onDream(AgentId agent, DreamReport report) {}

    /**
     * Hears of every model call that ended, each attempt for itself.
     *
     * @param agent whose beat it is
     * @param beat the beat's id
     * @param call which call, and how it ended
     */
    default void onModelCall(AgentId agent, String beat, ModelCallEnd call) {}

    /**
     * Hears of every tool call that ended, and of those that were answered without running the tool.
     *
     * @param agent whose beat it is
     * @param beat the beat's id
     * @param call which call, and how it ended
     */
    default void onToolCall(AgentId agent, String beat, ToolCallEnd call) {}

    /**
     * Hears of an agent that became late or stalled, of its recovery, and of a sensor that is left alone because it hangs.
     *
     * @param status how the agent is now
     */
    default void onHealth(AgentStatus status) {}

    /**
     * Hears the words of a reply as they come, where the backend streams.
     *
     * @param agent whose beat it is
     * @param beat the beat's id
     * @param piece the next characters
     */
    default void onText(AgentId agent, String beat, String piece) {}

    /**
     * Hears of what the owner should hear of at once: an approval that is asked for, a budget that comes to its end, somebody
     * who stops an agent.
     *
     * @param notice what happened
     */
    default void onNotice(Notice notice) {}
}
