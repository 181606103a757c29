package dev.kairos.core.internal.command;

import dev.kairos.core.internal.command.ProcessTable.Seen;
import dev.kairos.core.internal.time.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All processes of one run: those that descend from its first one, as far as that was seen, and those that bear its marker. */
final class ProcessTree {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Marker marker;
    private final Map<Long, Long> own = new HashMap<>();
    private final Map<Long, Long> foreign = new HashMap<>();

    ProcessTree(Marker marker, ProcessHandle first) {
        this.marker = marker;
        foreign.put(ProcessHandle.current().pid(), 0L);
        for (Seen seen : ProcessTable.all()) {
            if (seen.pid() == first.pid()) {
                own.put(seen.pid(), seen.started());
            }
        }
    }

    /** Looks which processes there are now; those that were looked at before are not looked at again. */
    List<Seen> look() {
        List<Seen> all = ProcessTable.all();
        Map<Long, Seen> now = new HashMap<>();
        all.forEach(seen -> now.put(seen.pid(), seen));
        own.entrySet().removeIf(known -> !isStill(known, now));
        foreign.entrySet().removeIf(known -> known.getValue() != 0 && !isStill(known, now));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Seen seen : all) {
                grown |= !own.containsKey(seen.pid()) && !foreign.containsKey(seen.pid()) && sort(seen);
            }
            if (grown) {
                foreign.values().removeIf(started -> started != 0);
            }
        }
        return all.stream()
                .filter(seen -> own.containsKey(seen.pid()) && !seen.isZombie())
                .toList();
    }

    private static boolean isStill(Map.Entry<Long, Long> known, Map<Long, Seen> now) {
        Seen seen = now.get(known.getKey());
        return seen != null && seen.started() == known.getValue();
    }

    /** Whether a process is one of the run's, which may make others that were looked at before its children. */
    private boolean sort(Seen seen) {
        boolean isOwn = own.containsKey(seen.parent()) || (!seen.isZombie() && marker.isOn(seen.pid()));
        (isOwn ? own : foreign).put(seen.pid(), seen.started());
        return isOwn;
    }

    /**
     * Ends all of them, again and again until none is left.
     *
     * @param except a process that ends by itself, or 0
     * @return how many were ended
     */
    int end(long except) {
        Set<Long> ended = new HashSet<>();
        Stopwatch watch = new Stopwatch();
        int quiet = 0;
        while (quiet < 2 && watch.elapsed().compareTo(LONGEST_END) < 0) {
            foreign.values().removeIf(started -> started != 0);
            List<Long> left = new ArrayList<>();
            for (Seen seen : look()) {
                if (seen.pid() != except) {
                    left.add(seen.pid());
                }
            }
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            ended.addAll(left);
            // A process that was being started during one look is there in the next.
            quiet = left.isEmpty() ? quiet + 1 : 0;
        }
        return ended.size();
    }
}
