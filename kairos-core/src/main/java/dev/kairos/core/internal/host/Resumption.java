package dev.kairos.core.internal.host;

import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.event.Cause;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Inputs;

/** Goes on where the journal says that an agent is: after a start, or after a lease was lost. All methods are steps of the cell. */
final class Resumption {

    private final Cell cell;

    Resumption(Cell cell) {
        this.cell = cell;
    }

    /** After a start of the process, or when it may act again. */
    void begin() {
        cell.book().catchUp();
        if (cell.isHalted()) {
            return;
        } else if (cell.state().beat() != null) {
            cell.enter(Phase.WAKING);
            cell.admit(this::resume);
        } else if (hasNews()) {
            cell.alarm().poke(Cause.of(Cause.Kind.START, ""));
        } else if (ApprovalRun.due(cell) != null) {
            cell.alarm().wakeUnlessHeld();
        } else {
            cell.alarm().rearm();
        }
    }

    /** After the lease had ended, because the machine slept. */
    void goOn() {
        if (cell.isClosed()) {
            return;
        }
        cell.book().forget();
        cell.book().catchUp();
        if (cell.state().beat() != null) {
            resume();
            return;
        }
        cell.questions().putBack();
        cell.rest(null);
        if (hasNews()) {
            cell.alarm().poke(Cause.of(Cause.Kind.START, ""));
        }
    }

    private void resume() {
        if (cell.open()) {
            cell.beat(cell.host().prompt(cell.definition())).resume();
        }
    }

    private boolean hasNews() {
        AgentState state = cell.state();
        String revision = Long.toString(state.work().revision());
        return !state.inbox().isEmpty() || !revision.equals(state.seen().getOrDefault(Inputs.OBJECTIVES, "0"));
    }
}
