package dev.kairos.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what is logged as an error while it listens. */
final class LoggedErrors extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = new ArrayList<>();

    void listen() {
        ROOT.addHandler(this);
    }

    void stop() {
        ROOT.removeHandler(this);
    }

    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            messages.add("logged error: " + entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
