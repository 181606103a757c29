package dev.kairos.memory.internal.index;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds what stands near what. Units of one session are neighbours in their order, but not over the border between two
 * exchanges: where an agent has answered and a person speaks again, another matter may begin.
 */
public final class Linking {
    /** How far a unit reaches to either side. */
    public static final int REACH = 3;

    private final Columns columns;
    private final Map<Long, Open> sessions = new HashMap<>();
    private Open open = new Open(0, -1);

    private Linking(Columns columns) {
        this.columns = columns;
    }

    static void link(Columns columns) {
        Linking linking = new Linking(columns);
        for (int unit = 0; unit < columns.size; unit++) {
            linking.link(unit);
        }
        columns.sessions = linking.sessions.size();
        linking.measure();
    }

    private void link(int unit) {
        if (columns.session[unit] == 0) {
            columns.exchange[unit] = unit;
            columns.sessionOrdinal[unit] = -1;
            return;
        }
        Open session = open(columns.session[unit]);
        int before = session.last;
        session.last = unit;
        columns.sessionOrdinal[unit] = session.ordinal;
        if (before < 0 || isBorder(before, unit)) {
            columns.exchange[unit] = unit;
            return;
        }
        columns.exchange[unit] = columns.exchange[before];
        columns.previous[unit] = before;
        columns.next[before] = unit;
    }

    /** Most units follow one of their own session. */
    private Open open(long session) {
        if (open.session != session) {
            open = sessions.computeIfAbsent(session, key -> new Open(key, sessions.size()));
        }
        return open;
    }

    private boolean isBorder(int before, int unit) {
        return new Traits(columns.traits[before]).isMachine() && !new Traits(columns.traits[unit]).isMachine();
    }

    private void measure() {
        long all = 0;
        long near = 0;
        for (int unit = 0; unit < columns.size; unit++) {
            int sum = columns.length[unit];
            int left = columns.previous[unit];
            int right = columns.next[unit];
            for (int i = 0; i < REACH; i++) {
                if (left >= 0) {
                    sum += columns.length[left];
                    left = columns.previous[left];
                }
                if (right >= 0) {
                    sum += columns.length[right];
                    right = columns.next[right];
                }
            }
            columns.nearLength[unit] = sum;
            all += columns.length[unit];
            near += sum;
        }
        columns.meanLength = Math.max(1, (double) all / Math.max(1, columns.size));
        columns.meanNearLength = Math.max(1, (double) near / Math.max(1, columns.size));
    }

    /** A session that may go on. */
    private static final class Open {
        private final long session;
        private final int ordinal;
        private int last = -1;

        Open(long session, int ordinal) {
            this.session = session;
            this.ordinal = ordinal;
        }
    }
}
