package dev.kairos.memory.internal.index;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;

/**
 * What a unit is like, packed into one number of the index.
 *
 * @param bits the number
 */
@SuppressWarnings("EnumOrdinal") // The index is a cache: Analysis.VERSION changes with the order of the constants.
public record Traits(int bits) {
    private static final int ROLE = 0;
    private static final int SESSION = 2;
    private static final int ORIGIN = 4;
    private static final int STATEMENT = 6;
    private static final int MEMORY = 1 << 9;
    private static final int QUESTION = 1 << 10;
    private static final int DATED = 1 << 11;
    private static final int RETIRED = 1 << 12;
    private static final int FIRST = 1 << 13;

    static Traits of(Episode episode, boolean question, boolean dated, boolean first) {
        return new Traits((episode.speaker().role().ordinal() << ROLE)
                | (episode.session().kind().ordinal() << SESSION)
                | (episode.origin().ordinal() << ORIGIN)
                | (question ? QUESTION : 0)
                | (dated ? DATED : 0)
                | (first ? FIRST : 0));
    }

    static Traits of(Memory memory, boolean dated) {
        return new Traits((memory.statement().origin().ordinal() << ORIGIN)
                | (memory.statement().kind().ordinal() << STATEMENT)
                | MEMORY
                | FIRST
                | (dated ? DATED : 0)
                | (memory.isLive() ? 0 : RETIRED));
    }

    public boolean isMemory() {
        return (bits & MEMORY) != 0;
    }

    public boolean isQuestion() {
        return (bits & QUESTION) != 0;
    }

    public boolean isDated() {
        return (bits & DATED) != 0;
    }

    public boolean isRetired() {
        return (bits & RETIRED) != 0;
    }

    public boolean isFirst() {
        return (bits & FIRST) != 0;
    }

    public boolean isPerson() {
        return ((bits >> ROLE) & 3) == Episode.Role.PERSON.ordinal() && !isMemory();
    }

    /** Whether it is an episode of anybody but a person. */
    public boolean isMachine() {
        return ((bits >> ROLE) & 3) != Episode.Role.PERSON.ordinal();
    }

    public int sessionOrdinal() {
        return (bits >> SESSION) & 3;
    }

    public int statementOrdinal() {
        return (bits >> STATEMENT) & 7;
    }

    public Origin origin() {
        return Origin.values()[(bits >> ORIGIN) & 3];
    }
}
