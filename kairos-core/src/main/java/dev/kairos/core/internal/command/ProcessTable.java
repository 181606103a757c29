package dev.kairos.core.internal.command;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of this machine. On Linux from {@code /proc}, which also tells what a process has inherited; elsewhere from
 * Java. Reads with streams that an interrupted thread can use.
 */
final class ProcessTable {

    private static final File PROC = new File("/proc");
    private static final int MOST_BYTES = 1 << 20;

    /** A process at a moment; {@code started} tells it from another one with the same number. */
    record Seen(long pid, long parent, long started, boolean isZombie) {}

    private ProcessTable() {}

    static boolean isLinux() {
        return new File(PROC, "self/stat").exists();
    }

    static List<Seen> all() {
        if (!isLinux()) {
            return ProcessHandle.allProcesses().map(ProcessTable::of).toList();
        }
        List<Seen> seen = new ArrayList<>();
        String[] names = PROC.list((folder, name) -> Character.isDigit(name.charAt(0)));
        for (String name : names == null ? new String[0] : names) {
            Seen process = stat(name);
            if (process != null) {
                seen.add(process);
            }
        }
        return seen;
    }

    private static Seen of(ProcessHandle process) {
        long started =
                process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
        Optional<ProcessHandle> parent = process.parent();
        return new Seen(process.pid(), parent.map(ProcessHandle::pid).orElse(0L), started, false);
    }

    /** Reads {@code PID (NAME) STATE PARENT … STARTED}; the name may hold anything, brackets too. */
    private static @Nullable Seen stat(String pid) {
        String text = read("/proc/" + pid + "/stat");
        int end = text.lastIndexOf(')');
        String[] fields =
                end < 0 ? new String[0] : text.substring(end + 1).strip().split(" ", -1);
        if (fields.length < 20) {
            return null;
        }
        boolean zombie = fields[0].equals("Z") || fields[0].equals("X");
        return new Seen(Long.parseLong(pid), Long.parseLong(fields[1]), Long.parseLong(fields[19]), zombie);
    }

    /** What a process was given as environment when its program was started, each variable ending with a zero byte. */
    static String environment(long pid) {
        return read("/proc/" + pid + "/environ");
    }

    /** The hard limit of a resource, or an empty text. */
    static String hardLimit(String pid, String resource) {
        for (String line : read("/proc/" + pid + "/limits").split("\n", -1)) {
            if (line.startsWith(resource)) {
                String[] values = line.substring(resource.length()).strip().split("\\s+", -1);
                return values.length < 2 ? "" : values[1];
            }
        }
        return "";
    }

    private static String read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
