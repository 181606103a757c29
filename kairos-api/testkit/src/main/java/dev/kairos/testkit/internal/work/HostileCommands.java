package dev.kairos.testkit.internal.work;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lines for a shell that leave processes behind, do not end, or print without end. Every process that such a line starts shows
 * a number in its command line, so that survivors are found without the means that are tested.
 */
public final class HostileCommands {

    /**
     * A shape.
     *
     * @param name what it does
     * @param line the line
     * @param endsByItself whether the line itself ends soon
     */
    public record Shape(String name, String line, boolean endsByItself) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final String number = "3" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);

    /** Draws a number. */
    public HostileCommands() {}

    /**
     * Lists all shapes.
     *
     * @return the shapes
     */
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>(leaving());
        shapes.addAll(staying());
        return shapes;
    }

    private List<Shape> leaving() {
        String sleep = "/bin/sleep " + number;
        String quiet = " </dev/null >/dev/null 2>&1";
        return List.of(
                new Shape("a child in the background", sleep + " &", true),
                new Shape("a double fork", "(" + sleep + " &) &", true),
                new Shape("a session of its own", "setsid " + sleep + " &", true),
                new Shape("a daemon with its streams closed", "(setsid " + sleep + quiet + " &)", true),
                new Shape("no hang-up", "nohup " + sleep + quiet + " &", true),
                new Shape("an emptied environment", "(env -i /usr/bin/setsid " + sleep + quiet + " &)", true),
                new Shape(
                        "an emptied environment twice",
                        "(env -i setsid sh -c '(env -i " + sleep + quiet + " &)' &)",
                        true),
                new Shape("signals ignored", "(trap '' TERM INT HUP QUIT; " + sleep + " & wait)" + quiet + " &", true),
                new Shape(
                        "sixty daemons",
                        "i=0; while [ $i -lt 60 ]; do (setsid " + sleep + quiet + " &); i=$((i+1)); done",
                        true),
                new Shape(
                        "a daemon that starts others",
                        "(setsid sh -c 'while :; do " + sleep + " & sleep 0.02; done'" + quiet + " &)",
                        true),
                new Shape(
                        "a daemon of Perl",
                        "perl -MPOSIX -e 'fork and exit; POSIX::setsid(); fork and exit; %ENV=();"
                                + " close STDIN; close STDOUT; close STDERR; chdir \"/\"; exec \"" + sleep + "\"'",
                        true),
                new Shape("a stopped child", "(sh -c 'kill -STOP $$; exec " + sleep + "' &)", true),
                new Shape("a background flood", "(yes " + number + " &)", true));
    }

    private List<Shape> staying() {
        String sleep = "/bin/sleep " + number;
        return List.of(
                new Shape("a hang", sleep, false),
                new Shape(
                        "a hang that ignores signals", "trap '' TERM INT HUP; while :; do " + sleep + "; done", false),
                new Shape("a busy loop", "trap '' TERM; n=" + number + "; while :; do :; done", false),
                new Shape("a flood of one stream", "yes " + number, false),
                new Shape("a flood of both streams", "yes " + number + " & yes " + number + " >&2", false),
                new Shape("a flood without line ends", "exec cat /dev/zero /proc/" + number, false),
                new Shape("a stopped shell", "(" + sleep + " &); kill -STOP $$; " + sleep, false),
                new Shape("a hang behind a pipe", "(" + sleep + " | cat) | cat", false),
                new Shape(
                        "a chain of shells", "sh -c \"sh -c 'sh -c \\\"" + sleep + "; true\\\"; true'; true\"", false),
                new Shape("a growing family", "f() { (sh -c 'exec " + sleep + "' &); sleep 0.01; f; }; f", false));
    }

    /**
     * Finds processes that are left.
     *
     * @return their numbers
     */
    public List<Long> survivors() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(number))
                .toList();
    }

    private static String commandLine(long pid) {
        try (FileInputStream in = new FileInputStream("/proc/" + pid + "/cmdline")) {
            return new String(in.readNBytes(100_000), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
