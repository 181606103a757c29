package dev.kairos.api.heartbeat;

import dev.kairos.api.event.Origin;
import org.jspecify.annotations.Nullable;

/** A sensor under another name, with another origin or both. */
record RelabelledSensor(
        Sensor sensor, String name, @Nullable Origin origin) implements Sensor {

    RelabelledSensor {
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("sensor name '" + name + "' must have 1-64 characters");
        }
    }

    @Override
    public Reading sense() throws Exception {
        return relabel(sensor.sense());
    }

    @Override
    public Reading sense(@Nullable String seen) throws Exception {
        return relabel(sensor.sense(seen));
    }

    @Override
    public Sensor named(String other) {
        return new RelabelledSensor(sensor, other, origin);
    }

    @Override
    public Sensor from(Origin other) {
        return new RelabelledSensor(sensor, name, other);
    }

    private Reading relabel(Reading reading) {
        return origin == null ? reading : new Reading(reading.fingerprint(), reading.text(), origin);
    }
}
