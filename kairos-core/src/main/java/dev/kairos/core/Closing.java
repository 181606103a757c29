package dev.kairos.core;

import org.slf4j.LoggerFactory;

/** Closes what a runtime was given, whatever it throws. */
final class Closing {

    private Closing() {}

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Kairos.class).warn("{} could not be closed", resource, e);
        }
    }
}
