package dev.kairos.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what a runtime was given, whatever it throws. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Kairos.class);

    private Closing() {}

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed", resource, e);
        }
    }
}
