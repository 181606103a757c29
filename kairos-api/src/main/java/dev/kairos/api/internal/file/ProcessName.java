package dev.kairos.api.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** Names this process in words that no other process shares: number, host and start. */
final class ProcessName {

    private static final String SINCE = " since ";

    private ProcessName() {}

    /** The start stands at the end, in milliseconds since 1970: formatting it would cost each start of a process time. */
    static String current() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return "pid " + process.pid() + " on " + host() + SINCE + start;
    }

    /** For people. */
    static String readable(String name) {
        int start = name.lastIndexOf(SINCE) + SINCE.length();
        try {
            return name.substring(0, start) + Instant.ofEpochMilli(Long.parseLong(name.substring(start)));
        } catch (NumberFormatException | DateTimeException e) {
            return name;
        }
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
