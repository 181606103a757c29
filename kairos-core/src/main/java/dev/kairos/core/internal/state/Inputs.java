package dev.kairos.core.internal.state;

/** The names of the gate's inputs. */
public final class Inputs {

    /** Before a sensor's name: the fingerprint of its reading. */
    public static final String SENSOR = "sensor:";

    /** Before an objective's id: the date at which it fell due. */
    public static final String DUE = "due:";

    /** When the agent asked to be woken, once that time has come. */
    public static final String ASKED = "asked";

    /** How often people have changed the objectives. */
    public static final String OBJECTIVES = "objectives";

    /** The digest of the configuration. */
    public static final String CONFIG = "config";

    /** The generation of the memory. */
    public static final String MEMORY = "memory";

    /** Behind an input's name in the reason of a wake: it is not what it was. */
    public static final String CHANGED = " changed";

    private Inputs() {}

    /** The name of what a sensor has seen. */
    public static String sensor(String name) {
        return shared(SENSOR + name);
    }

    /** One instance of a text that very many agents at rest hold alike. */
    public static String shared(String text) {
        return text.intern();
    }
}
