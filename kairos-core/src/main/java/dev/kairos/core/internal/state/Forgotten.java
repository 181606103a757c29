package dev.kairos.core.internal.state;

import java.util.List;
import java.util.Set;

/** A state without what came from entries whose content was erased. */
public final class Forgotten {

    private Forgotten() {}

    /**
     * Takes out what waits, and what is left for memory, of some entries. Of calls whose beats did not complete, the tool and how
     * it ended stay.
     */
    public static AgentState of(AgentState state, Set<Long> entries) {
        List<Waiting> inbox = state.inbox().stream()
                .filter(item -> !entries.contains(item.sequence()))
                .toList();
        List<Lived> lived = state.lived().stream()
                .filter(one -> !entries.contains(one.sequence()))
                .toList();
        List<String> unfinished =
                state.unfinished().stream().map(Forgotten::withoutArguments).toList();
        return state.with(inbox).lived(lived).unfinished(unfinished);
    }

    private static String withoutArguments(String line) {
        int arguments = line.indexOf(' ');
        int status = line.lastIndexOf(": ");
        return arguments < 0 || status < arguments
                ? line
                : line.substring(0, arguments) + " […]" + line.substring(status);
    }
}
