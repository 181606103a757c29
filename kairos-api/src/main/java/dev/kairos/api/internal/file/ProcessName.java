package dev.kairos.api.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Names this process in words that no other process shares: number, host and start. */
final class ProcessName {

    private ProcessName() {}

    static String current() {
        ProcessHandle process = ProcessHandle.current();
        String start = process.info().startInstant().map(Instant::toString).orElse("an unknown time");
        return "pid " + process.pid() + " on " + host() + " since " + start;
    }

    /** Without the resolver, which may ask the network. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String name = System.getenv().getOrDefault("HOSTNAME", System.getenv("COMPUTERNAME"));
            return name == null ? "this host" : name;
        }
    }
}
