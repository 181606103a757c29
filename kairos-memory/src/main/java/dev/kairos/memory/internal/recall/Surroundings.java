package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.index.Traits;
import java.util.List;

/** What the session and the exchange of a unit are worth. */
final class Surroundings {
    private static final int BEST = 3;

    private final List<Snapshot> parts;
    private final float[][] bases;
    private final float[][] sessions;
    private final float[][] replies;
    private float most;

    private Surroundings(List<Snapshot> parts, float[][] bases) {
        this.parts = parts;
        this.bases = bases;
        this.sessions = new float[bases.length][];
        this.replies = new float[bases.length][];
    }

    static Surroundings of(List<Snapshot> parts, float[][] bases) {
        Surroundings surroundings = new Surroundings(parts, bases);
        for (int part = 0; part < bases.length; part++) {
            surroundings.look(part);
        }
        return surroundings;
    }

    /** The mean of the best three episodes of its session, from 0 to 1; of a memory, what it is worth itself. */
    float session(int part, int unit) {
        int session = parts.get(part).columns().session(unit);
        float value = session < 0 ? bases[part][unit] : sessions[part][session];
        return most > 0 ? Math.min(1, value / most) : 0;
    }

    /** The best unit of what was replied in its exchange. */
    float reply(int part, int unit) {
        return replies[part][parts.get(part).columns().exchange(unit)];
    }

    private void look(int part) {
        Columns columns = parts.get(part).columns();
        float[] base = bases[part];
        float[] best = new float[columns.sessions() * BEST];
        float[] reply = new float[columns.size()];
        float episode = 0;
        for (int unit = 0; unit < base.length; unit++) {
            episode = Math.max(episode, base[unit]);
            int session = columns.session(unit);
            if (episode == 0 || session < 0) {
                episode = 0;
                continue;
            }
            if (new Traits(columns.traits(unit)).isMachine()) {
                int exchange = columns.exchange(unit);
                reply[exchange] = Math.max(reply[exchange], base[unit]);
            }
            if (unit + 1 == base.length || columns.sequence(unit + 1) != columns.sequence(unit)) {
                enter(best, session, episode);
                episode = 0;
            }
        }
        replies[part] = reply;
        sessions[part] = new float[columns.sessions()];
        for (int session = 0; session < columns.sessions(); session++) {
            sessions[part][session] = mean(best, session);
            most = Math.max(most, sessions[part][session]);
        }
    }

    private static void enter(float[] best, int session, float value) {
        int at = session * BEST;
        if (value <= best[at + BEST - 1]) {
            return;
        }
        float rest = value;
        for (int i = 0; i < BEST; i++) {
            if (rest > best[at + i]) {
                float displaced = best[at + i];
                best[at + i] = rest;
                rest = displaced;
            }
        }
    }

    private static float mean(float[] best, int session) {
        float sum = 0;
        for (int i = 0; i < BEST; i++) {
            sum += best[session * BEST + i];
        }
        return sum / BEST;
    }
}
