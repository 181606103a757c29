package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.core.internal.fact.BeatFact;
import java.util.ArrayList;
import java.util.List;

/** Writes sections into a bounded context. Not safe for use by many threads. */
final class ContextWriter {

    private static final TokenEstimator ESTIMATOR = TokenEstimator.standard();
    private static final int LEAST_CUT = 20;
    private static final int CHARACTERS_PER_TOKEN = 3;

    private final StringBuilder text = new StringBuilder();
    private final List<Section> sections = new ArrayList<>();
    private Origin origin = Origin.OWNER;
    private int room;

    ContextWriter(int room) {
        this.room = room;
    }

    /** Begins a section that may take a share, in percent, of the room that is left. */
    Section section(String name, int share) {
        Section section = new Section(name, room * share / 100);
        sections.add(section);
        return section;
    }

    Context done(long upTo, int questions) {
        List<BeatFact.Section> report = sections.stream()
                .filter(section -> section.used > 0 || section.dropped > 0)
                .map(section -> new BeatFact.Section(section.name, section.used, section.dropped))
                .toList();
        return new Context(text.toString().stripTrailing(), report, origin, upTo, questions);
    }

    /** A section being written. */
    final class Section {

        private final String name;
        private int left;
        private int used;
        private int dropped;

        private Section(String name, int left) {
            this.name = name;
            this.left = left;
        }

        /** Adds an item if it fits whole. */
        boolean add(String item, Origin from) {
            String framed = Framing.frame(item, from);
            int tokens = ESTIMATOR.tokens(framed) + 1;
            if (tokens > left) {
                dropped += tokens;
                return false;
            }
            text.append(framed).append("\n\n");
            origin = origin.least(from);
            left -= tokens;
            room -= tokens;
            used += tokens;
            return true;
        }

        /** Adds an item, cut to what fits; nothing if hardly anything does. */
        boolean addCut(String item, Origin from) {
            if (item.isBlank()) {
                return false;
            }
            int characters = Math.max(0, left - LEAST_CUT) * CHARACTERS_PER_TOKEN;
            String cut = item;
            while (ESTIMATOR.tokens(Framing.frame(cut, from)) + 1 > left && characters > LEAST_CUT) {
                cut = Framing.cut(item, characters);
                characters = characters * 3 / 4;
            }
            int before = ESTIMATOR.tokens(item);
            boolean added = add(cut, from);
            dropped += added ? Math.max(0, before - ESTIMATOR.tokens(cut)) : 0;
            return added;
        }
    }
}
