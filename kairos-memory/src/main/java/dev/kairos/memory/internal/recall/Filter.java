package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.RecallQuery.Select;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.View;
import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Traits;

/** Which units may be found: applied where postings are read, so that nothing else is ever looked at. */
@SuppressWarnings("EnumOrdinal") // Compared with the ordinals that stand in Traits.
final class Filter {
    private final boolean[] sessions = new boolean[Episode.Session.Kind.values().length];
    private final boolean[] statements = new boolean[Statement.Kind.values().length];
    private final boolean retired;
    private final long latest;
    private final boolean everything;

    Filter(Select select) {
        select.episodes().forEach(kind -> sessions[kind.ordinal()] = true);
        select.memories().forEach(kind -> statements[kind.ordinal()] = true);
        this.retired = select.view().kind() != View.Kind.CURRENT;
        this.latest = select.view() instanceof View.AsOf asOf ? asOf.instant().getEpochSecond() : Long.MAX_VALUE;
        this.everything = retired
                && latest == Long.MAX_VALUE
                && select.episodes().size() == sessions.length
                && select.memories().size() == statements.length;
    }

    boolean accepts(Columns columns, int unit) {
        if (everything) {
            return true;
        }
        Traits traits = new Traits(columns.traits(unit));
        if (traits.isMemory()) {
            return statements[traits.statementOrdinal()] && (retired || !traits.isRetired());
        }
        return sessions[traits.sessionOrdinal()] && columns.time(unit) <= latest;
    }
}
