package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Carries an erasure through all scopes that memories were shared to. Used once, by one thread. */
final class Erasing {
    private final Function<Scope, ScopeContent> contents;
    private final Set<Scope> seen = new LinkedHashSet<>();
    private final List<String> memories = new ArrayList<>();
    private final List<String> trimmed = new ArrayList<>();

    Erasing(Function<Scope, ScopeContent> contents) {
        this.contents = contents;
    }

    ErasureReport erase(Scope scope, Eraser.Target target) {
        Eraser done = carry(scope, target);
        return new ErasureReport(List.copyOf(done.episodes()), memories, trimmed, List.of());
    }

    /** The scopes that were looked at. */
    Set<Scope> scopes() {
        return seen;
    }

    /** The copies first: if the process dies in between, the same call finds them again. */
    private Eraser carry(Scope scope, Eraser.Target target) {
        seen.add(scope);
        ScopeContent content = contents.apply(scope);
        for (Map.Entry<Scope, Eraser.Target> further :
                content.plan(target).further().entrySet()) {
            if (!seen.contains(further.getKey())) {
                carry(further.getKey(), further.getValue());
            }
        }
        Eraser done = content.erase(target);
        memories.addAll(done.erased());
        trimmed.addAll(done.trimmed());
        return done;
    }
}
