package dev.kairos.memory.internal.recall;

import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.index.Traits;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Mixes all signs of the units of one scope. Arrays and weights stand in fields, for they are read for every unit. */
final class Scoring {
    /** What all scores are raised by, so that what may be found is above 0. */
    static final float RAISE = 100;

    private final Columns columns;
    private final Signs signs;
    private final Weights weights;
    private final long[] voices;
    private final long[] times;
    private final boolean broad;
    private final float[] base;

    /**
     * What the words and vectors of all units say, from 0 to 1; vectors may be empty.
     *
     * @param own the words of the unit
     * @param near the words of the unit and its neighbours
     * @param meaning the vector of the unit
     * @param around the vectors of the unit and its neighbours
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one question; never compared.
    record Signs(float[] own, float[] near, float[] meaning, float[] around) {}

    Scoring(Columns columns, Signs signs, Question question, Weights weights) {
        this.columns = columns;
        this.signs = signs;
        this.weights = weights;
        this.voices = question.speakers().stream().mapToLong(Long::longValue).toArray();
        this.times = times(question.spans(), question.query().now().getZone());
        this.broad = question.broad();
        this.base = bases();
    }

    /** What each unit says by itself and with its neighbours; 0 if nothing. */
    float[] base() {
        return base;
    }

    /** The score of a unit; above 0 if its base is. */
    float score(int unit, Surroundings surroundings, int part) {
        double score = weights.words().own() * signs.own[unit] + weights.words().near() * signs.near[unit];
        if (signs.meaning.length > 0) {
            score += weights.vectors().own() * signs.meaning[unit]
                    + weights.vectors().spread() * signs.around[unit];
        }
        score += weights.context().session() * surroundings.session(part, unit);
        score += isMeant(columns.time(unit)) ? weights.context().time() : 0;
        Traits traits = new Traits(columns.traits(unit));
        if (!traits.isMemory()) {
            score += traits.isPerson() ? person(unit, traits) + reply(surroundings, part, unit) : machine(traits);
        }
        return Math.max(Float.MIN_NORMAL, RAISE + (float) score);
    }

    /** The signs of a unit that speak for it, for people. */
    String why(int unit, Surroundings surroundings, int part) {
        StringJoiner why = new StringJoiner(", ");
        say(why, "words", signs.own[unit]);
        say(why, "words nearby", signs.near[unit]);
        if (signs.meaning.length > 0) {
            say(why, "meaning", signs.meaning[unit]);
            say(why, "meaning nearby", signs.around[unit]);
        }
        say(why, "session", surroundings.session(part, unit));
        say(why, "named speaker", isNamed(columns.voice(unit)) ? 1 : 0);
        say(why, "named time", isMeant(columns.time(unit)) ? 1 : 0);
        return why.toString();
    }

    private static void say(StringJoiner why, String sign, float value) {
        if (value > 0) {
            why.add(sign + String.format(Locale.ROOT, " %.2f", value));
        }
    }

    private double reply(Surroundings surroundings, int part, int unit) {
        return weights.context().reply() * surroundings.reply(part, unit);
    }

    private double person(int unit, Traits traits) {
        double score = isNamed(columns.voice(unit)) ? weights.context().speaker() : 0;
        score -= traits.isQuestion() ? weights.unit().question() : 0;
        score += traits.isDated() ? weights.unit().dated() : 0;
        int previous = columns.previous(unit);
        boolean answers = previous >= 0
                && new Traits(columns.traits(previous)).isQuestion()
                && columns.sequence(previous) != columns.sequence(unit);
        return answers ? score + weights.words().answer() * signs.own[previous] : score;
    }

    private double machine(Traits traits) {
        double score = -weights.unit().agent();
        if (traits.isFirst()) {
            score += weights.unit().opening() + (broad ? weights.unit().broad() : 0);
        }
        return score;
    }

    private boolean isNamed(long voice) {
        for (long named : voices) {
            if (named == voice) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeant(long time) {
        for (int i = 0; i < times.length; i += 2) {
            if (time >= times[i] && time < times[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private float[] bases() {
        float[] bases = new float[columns.size()];
        for (int unit = 0; unit < bases.length; unit++) {
            bases[unit] = 0.5f * signs.own[unit] + signs.near[unit];
        }
        for (int unit = 0; unit < signs.meaning.length; unit++) {
            bases[unit] += 0.6f * (signs.meaning[unit] + signs.around[unit]);
        }
        return bases;
    }

    private static long[] times(List<Span> spans, ZoneId zone) {
        long[] times = new long[spans.size() * 2];
        for (int i = 0; i < spans.size(); i++) {
            times[2 * i] = spans.get(i).fromEpochSecond(zone);
            times[2 * i + 1] = spans.get(i).toEpochSecond(zone);
        }
        return times;
    }
}
