package dev.kairos.core.internal.host;

import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.state.Lived;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Has memory keep what beats have left, then the cell rests; what cannot be kept now is kept after a later beat. All methods
 * are steps of the cell.
 */
final class Remembering {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Cell cell;

    Remembering(Cell cell) {
        this.cell = cell;
    }

    void keep() {
        Mind mind = cell.mind();
        List<Lived> lived = cell.state().lived();
        if (mind == null || lived.isEmpty()) {
            cell.rest(null);
        } else {
            cell.blocking(Lane.WORK, () -> mind.keep(lived), TIMEOUT, this::kept);
        }
    }

    private void kept(Deadline.Ended<List<String>> ended) {
        List<String> refused = ended.value();
        if (cell.isClosed()) {
            return;
        } else if (refused == null) {
            LoggerFactory.getLogger(Remembering.class)
                    .error("memory did not keep what agent '{}' has lived", cell.id(), ended.failure());
        } else {
            note(refused);
        }
        cell.rest(null);
    }

    private void note(List<String> refused) {
        if (!refused.isEmpty()) {
            LoggerFactory.getLogger(Remembering.class)
                    .warn("memory refused for good what agent '{}' has lived: {}", cell.id(), refused);
        }
        CellDreams dreams = cell.dreams();
        if (dreams != null) {
            dreams.kept(cell.state().lived().size());
        }
        cell.commit(cell.proposal().add(new BeatFact.Remembered(refused)));
    }
}
