package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Tombs;
import dev.kairos.memory.internal.store.Scrubber.Wiped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an erasure touches in one scope. */
final class Eraser {
    private final Scope scope;
    private final Target target;
    private final Set<Wiped> sources;
    private final Set<String> erased = new TreeSet<>();
    private final Set<String> trimmed = new TreeSet<>();
    private final Set<String> digests = new LinkedHashSet<>();
    private final Set<Link> shared = new LinkedHashSet<>();
    private final Set<String> episodes = new TreeSet<>();

    /**
     * What is to be erased from a scope.
     *
     * @param sources episodes, of this scope or another
     * @param memories ids of memories
     * @param everything whether all of the scope goes
     * @param time when it is done
     */
    record Target(Set<Wiped> sources, Set<String> memories, boolean everything, Instant time) {}

    private Eraser(Scope scope, Target target) {
        this.scope = scope;
        this.target = target;
        this.sources = new LinkedHashSet<>(target.sources());
    }

    static Eraser plan(Scope scope, ScopeLog log, Target target) {
        Eraser eraser = new Eraser(scope, target);
        Map<String, Memory> last = new LinkedHashMap<>();
        int count = log.size();
        for (int i = 0; i < count; i++) {
            LogRecord entry = log.read(i);
            if (entry instanceof Happened happened) {
                eraser.look(happened);
            } else if (entry instanceof Made made) {
                made.written().forEach(memory -> last.put(memory.id(), memory));
            }
        }
        last.values().forEach(eraser::look);
        target.sources().stream().filter(w -> w.scope().equals(scope)).forEach(w -> eraser.episodes.add(w.episode()));
        return eraser;
    }

    Set<String> erased() {
        return erased;
    }

    Set<String> trimmed() {
        return trimmed;
    }

    Set<String> episodes() {
        return episodes;
    }

    boolean touchesMemories() {
        return !erased.isEmpty() || !trimmed.isEmpty();
    }

    Tombs tombs() {
        return new Tombs(List.copyOf(episodes), List.copyOf(erased), new ArrayList<>(digests));
    }

    Scrubber scrubber() {
        return new Scrubber(scope, sources, erased);
    }

    /** What follows in the scopes that memories were shared to. */
    Map<Scope, Target> further() {
        Map<Scope, Target> targets = new LinkedHashMap<>();
        for (Link link : shared) {
            Target before = targets.get(link.scope());
            Set<String> copies = new TreeSet<>(before == null ? Set.of() : before.memories());
            if (target.everything() || !target.memories().isEmpty()) {
                copies.add(link.memory());
            }
            targets.put(link.scope(), new Target(sources, copies, false, target.time()));
        }
        return targets;
    }

    private void look(Happened happened) {
        Wiped wiped = new Wiped(scope, happened.episode().id());
        if (target.everything() || target.sources().contains(wiped)) {
            sources.add(wiped);
            episodes.add(wiped.episode());
            digests.add(Digests.ofText(happened.episode().text()));
        }
    }

    private void look(Memory memory) {
        int had = memory.statement().grounds().sources().size();
        int left = scrubber().left(memory.statement()).size();
        boolean named = target.everything() || target.memories().contains(memory.id());
        if (named || (left == 0 && had > 0)) {
            erased.add(memory.id());
            digests.add(Digests.ofText(memory.text()));
        } else if (left < had) {
            trimmed.add(memory.id());
        }
        if (named || left < had) {
            memory.links().stream()
                    .filter(link -> link.kind() == Link.Kind.SHARED_TO)
                    .forEach(shared::add);
        }
    }
}
