package dev.kairos.core.internal.host;

import dev.kairos.api.heartbeat.Fingerprint;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Looks through an agent's sensors one after the other, each bounded in time and size. */
final class Senses {

    /** The longest that one sensor may look. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int MOST_TEXT = 16 << 10;

    private final Cell cell;
    private final List<Sensor> sensors;
    private final Consumer<Sensed> done;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final List<WakeFact.SensorFailed> failures = new ArrayList<>();

    /**
     * What was seen.
     *
     * @param readings by the sensor's name
     * @param failures the sensors that failed
     */
    record Sensed(Map<String, Reading> readings, List<WakeFact.SensorFailed> failures) {}

    private Senses(Cell cell, List<Sensor> sensors, Consumer<Sensed> done) {
        this.cell = cell;
        this.sensors = sensors;
        this.done = done;
    }

    /** Looks; {@code done} is a step of the cell. Without sensors it follows at once. */
    static void look(Cell cell, List<Sensor> sensors, Consumer<Sensed> done) {
        new Senses(cell, sensors, done).next(0);
    }

    private void next(int index) {
        if (index == sensors.size()) {
            done.accept(new Sensed(readings, failures));
            return;
        }
        Sensor sensor = sensors.get(index);
        Instant until = cell.host().quarantine().until(sensor, cell.time().now());
        if (until != null) {
            failed(sensor, "it did not come back too often in a row and is left alone until " + until);
            next(index + 1);
            return;
        }
        String seen = cell.state().seen().get(Inputs.sensor(sensor.name()));
        cell.blocking(Lane.WORK, () -> sensor.sense(seen), TIMEOUT, ended -> {
            note(sensor, ended);
            next(index + 1);
        });
    }

    private void note(Sensor sensor, Deadline.Ended<Reading> ended) {
        Reading reading = ended.value();
        if (ended.late()) {
            failed(sensor, "it did not return within " + TIMEOUT);
            gaveUp(sensor);
            return;
        }
        cell.host().quarantine().cameBack(sensor);
        if (reading != null) {
            readings.put(sensor.name(), clean(reading));
        } else {
            failed(sensor, String.valueOf(ended.failure()));
        }
    }

    private void failed(Sensor sensor, String why) {
        failures.add(new WakeFact.SensorFailed(sensor.name(), Framing.cut(why, 500)));
    }

    private void gaveUp(Sensor sensor) {
        Instant until = cell.host().quarantine().gaveUp(sensor, cell.time().now());
        if (until != null) {
            LoggerFactory.getLogger(Senses.class)
                    .warn(
                            "sensor '{}' of agent '{}' hangs and is left alone until {}",
                            sensor.name(),
                            cell.id(),
                            until);
            cell.host().listeners().tell(new Handle(cell).status());
        }
    }

    /** A fingerprint that holds a secret is digested: it must stay the same for the same reading. */
    private Reading clean(Reading reading) {
        FactWriter writer = cell.host().writer();
        String print = reading.fingerprint();
        String kept = writer.clean(print).equals(print) ? print : Fingerprint.of(print);
        return new Reading(kept, writer.clean(Framing.cut(reading.text(), MOST_TEXT)), reading.origin());
    }
}
