package dev.kairos.examples.keeper;

import dev.kairos.api.journal.Entry;
import java.util.List;

/**
 * What the world outside of the agent knows of the guided day.
 *
 * @param culprit the commit that broke the build
 * @param beforeRestart what the journal held when the process ended
 * @param answer what was answered in the morning
 */
record Story(String culprit, List<Entry> beforeRestart, String answer) {
    Story {
        beforeRestart = List.copyOf(beforeRestart);
    }
}
