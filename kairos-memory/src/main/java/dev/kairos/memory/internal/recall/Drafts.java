package dev.kairos.memory.internal.recall;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.Brief.Section;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.model.TokenEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sections of a brief while they are filled. Used once, by one thread. */
final class Drafts {
    private static final int HUNDRED = 100;
    /** No line may have more than this part of the budget: it would push out all others. */
    private static final int PART_OF_LINE = 4;
    /** Shorter lines say nothing. */
    private static final int LEAST_OF_LINE = 24;
    /** After so many lines that do not fit, no shorter one is looked for. */
    private static final int MOST_MISSES = 16;

    private static final int MOST_CUTS = 8;
    /** What no budget could hold is not even estimated. */
    private static final int LONGEST_LINE = 8_000;

    private final TokenEstimator estimator;
    private final int budget;
    private final List<Draft> sections = new ArrayList<>();
    private int used;

    Drafts(TokenEstimator estimator, int budget) {
        this.estimator = estimator;
        this.budget = budget;
    }

    /** Begins a section that has a share of the budget, in percent. */
    Draft section(String title, int share) {
        Draft draft = new Draft(title, (int) ((long) share * budget / HUNDRED));
        sections.add(draft);
        return draft;
    }

    /** Takes lines into each section as far as its share goes. */
    void fill(List<Draft> order) {
        order.forEach(draft -> take(draft, draft.share));
    }

    /** Takes further lines into sections as far as the budget goes. */
    void fillUp(List<Draft> order) {
        order.forEach(draft -> take(draft, budget));
    }

    /** What was taken; if the estimator counts more for the whole than for its lines, less. */
    Brief brief() {
        Brief brief = made();
        int tokens = estimator.tokens(brief.text());
        while (tokens > budget) {
            dropLast();
            brief = made();
            tokens = estimator.tokens(brief.text());
        }
        return new Brief(brief.sections(), tokens, brief.origin());
    }

    private void take(Draft draft, int share) {
        int misses = 0;
        for (int i = 0; i < draft.lines.size() && misses < MOST_MISSES; i++) {
            if (!draft.taken.containsKey(i) && !take(draft, i, share)) {
                misses++;
            }
        }
    }

    private boolean take(Draft draft, int index, int share) {
        String text = shortened(draft.lines.get(index).text());
        int cost = estimator.tokens("\n- " + text) + (draft.taken.isEmpty() ? estimator.tokens(draft.head()) : 0);
        if (used + cost > budget || draft.used + cost > share) {
            return false;
        }
        draft.taken.put(index, text);
        draft.used += cost;
        used += cost;
        return true;
    }

    private void dropLast() {
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).taken.pollLastEntry() != null) {
                return;
            }
        }
        throw new IllegalStateException("the estimator counts tokens where there is no text");
    }

    private String shortened(String line) {
        String text = line;
        int most = Math.max(LEAST_OF_LINE, budget / PART_OF_LINE);
        int tokens = estimator.tokens(text);
        for (int i = 0; i < MOST_CUTS && tokens > most; i++) {
            int length = (int) Math.min(text.length() * 0.9, (double) text.length() * most / tokens);
            text = line.substring(0, end(line, length)) + " …";
            tokens = estimator.tokens(text);
        }
        return text;
    }

    /** Where to cut, at most so many characters on: between words if there is a gap near, never inside a character. */
    private static int end(String line, int most) {
        int space = line.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        return end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
    }

    private Brief made() {
        List<Section> made = sections.stream()
                .filter(draft -> !draft.taken.isEmpty())
                .map(Draft::section)
                .toList();
        Origin origin = sections.stream().map(Draft::origin).reduce(Origin.OWNER, Origin::least);
        return new Brief(made, 0, origin);
    }

    /**
     * A line.
     *
     * @param text its words
     * @param memory what says them, or {@code null}
     */
    record Line(String text, @Nullable Memory memory) {
        static Line of(Memory memory) {
            return of(memory, memory.text());
        }

        static Line of(Memory memory, String text) {
            return new Line(folded(text), memory);
        }

        static Line of(String text) {
            return new Line(folded(text), null);
        }

        /** One line, whatever it holds: a memory must not look like a section. */
        private static String folded(String text) {
            return Abbreviation.folded(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text);
        }
    }

    /** A section. */
    static final class Draft {
        private final String title;
        private final int share;
        private final List<Line> lines = new ArrayList<>();
        private final TreeMap<Integer, String> taken = new TreeMap<>();
        private int used;

        Draft(String title, int share) {
            this.title = title;
            this.share = share;
        }

        void add(List<Line> more) {
            lines.addAll(more);
        }

        String head() {
            return "\n\n## " + title;
        }

        Section section() {
            List<String> ids = new ArrayList<>();
            for (int index : taken.keySet()) {
                Memory memory = lines.get(index).memory();
                if (memory != null) {
                    ids.add(memory.id());
                }
            }
            return new Section(title, body(), lines.size() - taken.size(), ids);
        }

        Origin origin() {
            Origin origin = Origin.OWNER;
            for (int index : taken.keySet()) {
                Memory memory = lines.get(index).memory();
                origin = memory == null
                        ? origin
                        : origin.least(memory.statement().origin());
            }
            return origin;
        }

        private String body() {
            StringBuilder body = new StringBuilder();
            taken.values()
                    .forEach(text ->
                            body.append(body.length() == 0 ? "- " : "\n- ").append(text));
            return body.toString();
        }
    }
}
