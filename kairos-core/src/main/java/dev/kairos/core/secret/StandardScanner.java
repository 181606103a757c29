package dev.kairos.core.secret;

import dev.kairos.api.oversight.SecretScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks for everything that this package knows. Immutable. */
final class StandardScanner implements SecretScanner {

    /** How often a redacted text is looked at again, before all of it goes: hiding secrets in secrets has an end. */
    private static final int MOST_PASSES = 6;

    /** Up to this length it pays to see first whether there is anything to look at: most texts hold nothing. */
    private static final int SHORT = 4_096;

    private static final Hit ALL = new Hit(0, 1, Catalog.UNSETTLED, Hit.CLOSED, true);

    private final KeywordFilter filter;

    StandardScanner(KeywordFilter filter) {
        this.filter = filter;
    }

    @Override
    public List<Finding> scan(CharSequence text) {
        return hits(text.toString()).stream()
                .limit(MAX_FINDINGS)
                .map(hit -> new Finding(hit.rule(), hit.start(), hit.end(), hit.excerpt()))
                .toList();
    }

    @Override
    public String redact(String text) {
        String redacted = text;
        for (int i = 0; i < MOST_PASSES; i++) {
            List<Hit> hits = hits(redacted);
            if (hits.isEmpty()) {
                return redacted;
            }
            redacted = replaced(redacted, hits);
        }
        return hits(redacted).isEmpty() ? redacted : Marks.of(ALL);
    }

    private static String replaced(String text, List<Hit> hits) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Hit hit : hits) {
            out.append(text, from, hit.start()).append(Marks.of(hit));
            from = hit.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** All that is found, in order, without overlaps, outside of marks. */
    private List<Hit> hits(String text) {
        if (text.length() <= SHORT && filter.isClean(text) && Runs.isFree(text)) {
            return List.of();
        }
        Pass pass = Pass.over(text, filter);
        pass.run();
        return pass.hits().isEmpty() ? List.of() : outside(pass.marks(), merged(pass.hits()));
    }

    private static List<Hit> merged(List<Hit> hits) {
        hits.sort(Comparator.comparingInt(Hit::start));
        List<Hit> merged = new ArrayList<>();
        for (Hit hit : hits) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).overlaps(hit)) {
                merged.set(last, merged.get(last).merge(hit));
            } else {
                merged.add(hit);
            }
        }
        return merged;
    }

    private static List<Hit> outside(List<Span> marks, List<Hit> hits) {
        if (marks.isEmpty()) {
            return hits;
        }
        List<Hit> outside = new ArrayList<>();
        int next = 0;
        for (Hit hit : hits) {
            while (next < marks.size() && marks.get(next).end <= hit.start()) {
                next++;
            }
            int from = hit.start();
            for (int i = next; i < marks.size() && marks.get(i).start < hit.end(); i++) {
                if (marks.get(i).start > from) {
                    outside.add(hit.at(from, marks.get(i).start));
                }
                from = Math.max(from, marks.get(i).end);
            }
            if (from < hit.end()) {
                outside.add(hit.at(from, hit.end()));
            }
        }
        return outside;
    }
}
