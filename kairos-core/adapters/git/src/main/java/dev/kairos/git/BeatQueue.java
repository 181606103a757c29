package dev.kairos.git;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Spend;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lets a thread wait for the end of a beat. Beats end by their own limits, so the wait does too. */
final class BeatQueue implements KairosListener {

    private final BlockingQueue<BeatOutcome> ended = new LinkedBlockingQueue<>();

    BeatOutcome next() throws InterruptedException {
        return ended.take();
    }

    @Override
    public void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {
        ended.add(outcome);
    }

    @Override
    public void onHealth(AgentStatus status) {
        if (status.phase() == AgentStatus.Phase.CLOSED) {
            ended.add(new BeatOutcome.Interrupted(BeatOutcome.Interruption.STOPPED, "the agent cannot go on"));
        }
    }
}
