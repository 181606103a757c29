package dev.kairos.core.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * What all processes of one run inherit, whoever their parent is by then: a variable of the environment, and on Linux a limit
 * on file locks, which means nothing to the kernel since 2.4.25, survives an emptied environment and can be lowered but not
 * raised again.
 *
 * @param token the value of the variable
 * @param locks the limit, or 0 for none
 */
record Marker(String token, long locks) {

    static final String VARIABLE = "KAIROS_COMMAND";

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final String LOCKS = "Max file locks";
    private static final long LEAST = 1L << 40;

    static Marker draw(SecureRandom random) {
        byte[] token = new byte[16];
        random.nextBytes(token);
        return new Marker(HexFormat.of().formatHex(token), canLimit() ? LEAST + (random.nextLong() >>> 3) : 0);
    }

    private static boolean canLimit() {
        return ProcessTable.isLinux()
                && Files.isExecutable(PRLIMIT)
                && ProcessTable.hardLimit("self", LOCKS).equals("unlimited");
    }

    /** Programs in front of the command that set it, and bound the processor time of each process. */
    List<String> wrapper(long cpuSeconds) {
        return locks == 0
                ? List.of()
                : List.of(
                        PRLIMIT.toString(),
                        "--locks=" + locks + ":" + locks,
                        "--cpu=" + cpuSeconds + ":" + cpuSeconds,
                        "--core=0:0",
                        "--");
    }

    /** Whether a process has it. */
    boolean isOn(long pid) {
        if (locks != 0 && ProcessTable.hardLimit(Long.toString(pid), LOCKS).equals(Long.toString(locks))) {
            return true;
        }
        return ProcessTable.environment(pid).contains(VARIABLE + "=" + token);
    }
}
