package dev.kairos.core.internal.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where journals log. Looked up when there is something to say: a start usually has nothing, and a logger costs it time. */
final class Logs {

    private Logs() {}

    static Logger logger() {
        return LoggerFactory.getLogger("dev.kairos.journal");
    }
}
