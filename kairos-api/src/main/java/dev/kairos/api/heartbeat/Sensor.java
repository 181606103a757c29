package dev.kairos.api.heartbeat;

import java.util.concurrent.Callable;

/**
 * Looks at a part of the world without a model. Called before each wake is decided, on a worker thread, bounded in time;
 * a sensor that throws or hangs counts as unchanged, and the failure is an entry.
 */
public interface Sensor {

    /**
     * Names the sensor.
     *
     * @return 1 to 64 characters; unique per agent
     */
    String name();

    /**
     * Looks.
     *
     * @return what it saw
     * @throws Exception if it cannot look
     */
    Reading sense() throws Exception;

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
