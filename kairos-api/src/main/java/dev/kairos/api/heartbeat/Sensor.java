package dev.kairos.api.heartbeat;

import dev.kairos.api.event.Origin;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a part of the world without a model. Called before each wake is decided, on a worker thread, bounded in time;
 * a sensor that throws or hangs counts as unchanged, and the failure is an entry. Implementations are safe for use by many
 * threads.
 */
public interface Sensor {

    /**
     * Names the sensor.
     *
     * @return 1 to 64 characters; unique per agent
     */
    String name();

    /**
     * Looks. May block on what it looks at.
     *
     * @return what it saw
     * @throws Exception if it cannot look
     */
    Reading sense() throws Exception;

    /**
     * Looks, for an agent that knows an earlier reading: the text can then say what is new. A reading that no beat has
     * completed with is not known, so a beat that failed and is tried again finds the same words. By default the same as
     * {@link #sense()}.
     *
     * @param seen the fingerprint of the reading that the agent's last completed beat saw, or {@code null} if there is none
     * @return what it saw; its fingerprint does not depend on {@code seen}
     * @throws Exception if it cannot look
     */
    default Reading sense(@Nullable String seen) throws Exception {
        return sense();
    }

    /**
     * Gives this sensor another name.
     *
     * @param name 1 to 64 characters; unique per agent
     * @return a sensor that sees the same
     */
    default Sensor named(String name) {
        return new RelabelledSensor(this, name, null);
    }

    /**
     * Says how far the texts of this sensor are trusted. Only a host knows that: the folder that nobody but its owner writes
     * to, the repository that takes commits from the team alone.
     *
     * @param origin who the texts come from
     * @return a sensor that sees the same
     */
    default Sensor from(Origin origin) {
        return new RelabelledSensor(this, name(), origin);
    }

    /**
     * Creates a sensor from a function.
     *
     * @param name 1 to 64 characters; unique per agent
     * @param look looks
     * @return the sensor
     */
    static Sensor of(String name, Callable<Reading> look) {
        return new Sensor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reading sense() throws Exception {
                return look.call();
            }
        };
    }
}
