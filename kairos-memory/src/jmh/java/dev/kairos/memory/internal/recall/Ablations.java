package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recall;
import dev.kairos.memory.internal.recall.Weights.Context;
import dev.kairos.memory.internal.recall.Weights.Kind;
import dev.kairos.memory.internal.recall.Weights.Vectors;
import dev.kairos.memory.internal.recall.Weights.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Recall with each of its parts switched off in turn. */
public final class Ablations {
    private Ablations() {}

    /** A recall in variants, by what is missing in them; the first one misses nothing. */
    public static Map<String, Recall> of(RecallEngine recall) {
        Map<String, Recall> recalls = new LinkedHashMap<>();
        tunings().forEach((name, tuning) -> recalls.put(name, recall.with(tuning)));
        return recalls;
    }

    private static Map<String, Tuning> tunings() {
        Map<String, Tuning> all = new LinkedHashMap<>();
        Tuning standard = Tuning.STANDARD;
        all.put("nothing", standard);
        words(all, "own_words", words -> new Words(0, words.near(), words.answer()));
        words(all, "near_words", words -> new Words(words.own(), 0, words.answer()));
        words(all, "answers", words -> new Words(words.own(), words.near(), 0));
        vectors(all, "vector", vectors -> new Vectors(0, vectors.spread()));
        vectors(all, "spread_vectors", vectors -> new Vectors(vectors.own(), 0));
        context(all, "session", c -> new Context(0, c.speaker(), c.reply(), c.time()));
        context(all, "speaker", c -> new Context(c.session(), 0, c.reply(), c.time()));
        context(all, "reply", c -> new Context(c.session(), c.speaker(), 0, c.time()));
        context(all, "time", c -> new Context(c.session(), c.speaker(), c.reply(), 0));
        kind(all, "question", k -> new Kind(0, k.dated(), k.agent(), k.opening(), k.broad()));
        kind(all, "dated", k -> new Kind(k.question(), 0, k.agent(), k.opening(), k.broad()));
        kind(all, "agent", k -> new Kind(k.question(), k.dated(), 0, 0, 0));
        kind(all, "broad", k -> new Kind(k.question(), k.dated(), k.agent(), k.opening(), 0));
        all.put("newer_first", new Tuning(standard.alone(), standard.both(), true, false));
        all.put("shortening", new Tuning(standard.alone(), standard.both(), false, true));
        return all;
    }

    private static void words(Map<String, Tuning> all, String name, UnaryOperator<Words> change) {
        put(all, name, w -> new Weights(change.apply(w.words()), w.vectors(), w.context(), w.unit()));
    }

    private static void vectors(Map<String, Tuning> all, String name, UnaryOperator<Vectors> change) {
        put(all, name, w -> new Weights(w.words(), change.apply(w.vectors()), w.context(), w.unit()));
    }

    private static void context(Map<String, Tuning> all, String name, UnaryOperator<Context> change) {
        put(all, name, w -> new Weights(w.words(), w.vectors(), change.apply(w.context()), w.unit()));
    }

    private static void kind(Map<String, Tuning> all, String name, UnaryOperator<Kind> change) {
        put(all, name, w -> new Weights(w.words(), w.vectors(), w.context(), change.apply(w.unit())));
    }

    private static void put(Map<String, Tuning> all, String name, UnaryOperator<Weights> change) {
        Tuning standard = Tuning.STANDARD;
        all.put(name, new Tuning(change.apply(standard.alone()), change.apply(standard.both()), true, true));
    }
}
