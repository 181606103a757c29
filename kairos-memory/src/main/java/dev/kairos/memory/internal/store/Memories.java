package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Memory.Standing;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Memories and statements that differ in one respect from others. */
final class Memories {
    private static final int MAX_DERIVATIONS = 16;

    private Memories() {}

    static Memory withStatement(Memory memory, Statement statement) {
        return new Memory(
                memory.id(), statement, memory.standing(), memory.recorded(), memory.retired(), memory.links());
    }

    static Memory withStanding(Memory memory, Standing standing) {
        return new Memory(
                memory.id(), memory.statement(), standing, memory.recorded(), memory.retired(), memory.links());
    }

    static Memory withLink(Memory memory, Link link) {
        if (memory.links().contains(link)) {
            return memory;
        }
        List<Link> links = new ArrayList<>(memory.links());
        links.add(link);
        return new Memory(
                memory.id(), memory.statement(), memory.standing(), memory.recorded(), memory.retired(), links);
    }

    /** A memory that also rests on what another one rests on. */
    static Memory absorb(Memory memory, Memory other) {
        Statement statement = memory.statement();
        Statement more = other.statement();
        Set<Source> sources = new LinkedHashSet<>(statement.grounds().sources());
        sources.addAll(more.grounds().sources());
        Set<Derivation> derivations = new LinkedHashSet<>(statement.grounds().derivations());
        derivations.addAll(more.grounds().derivations());
        Statement merged = new Statement(
                statement.kind(),
                statement.text(),
                statement.key(),
                statement.valid(),
                new Grounds(
                        sources.stream().limit(Grounds.MAX_SOURCES).toList(),
                        derivations.stream().limit(MAX_DERIVATIONS).toList()),
                statement.origin().least(more.origin()),
                Math.max(statement.importance(), more.importance()));
        Standing standing = memory.standing();
        boolean pinned = standing.pinned() || other.standing().pinned();
        return withStanding(withStatement(memory, merged), new Standing(standing.status(), standing.tier(), pinned));
    }

    static Statement withSources(Statement statement, List<Source> sources) {
        return new Statement(
                statement.kind(),
                statement.text(),
                statement.key(),
                statement.valid(),
                new Grounds(sources, statement.grounds().derivations()),
                statement.origin(),
                statement.importance());
    }

    static Statement resolved(Statement statement, String text, Validity valid, List<Derivation> more) {
        List<Derivation> derivations = new ArrayList<>(statement.grounds().derivations());
        derivations.addAll(more);
        return new Statement(
                statement.kind(),
                text,
                statement.key(),
                valid,
                new Grounds(statement.grounds().sources(), derivations),
                statement.origin(),
                statement.importance());
    }

    /** A statement that holds no longer than to an instant. */
    static Statement ending(Statement statement, Instant end) {
        Instant from = statement.valid().from();
        Instant to = statement.valid().to();
        Instant last = to != null && to.isBefore(end) ? to : end;
        if (from != null && last.isBefore(from)) {
            last = from;
        }
        return statement.valid(new Validity(from, last));
    }
}
