package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a text, or over a view of a part of it, and what it found. Confined to one scan. */
final class Pass {
    final String text;
    final Span span = new Span();

    /** Up to where detectors have looked that look at more than their keyword, each kind once. */
    final Reach keys = new Reach();

    final Reach names = new Reach();
    final Reach escapes = new Reach();
    final Reach joints = new Reach();

    private final KeywordFilter filter;
    private final @Nullable View view;
    private final List<Hit> hits;
    private final List<Span> marks;
    private @Nullable Pass lines;
    private int linesStart;

    /** How far into the text one kind of detector has looked. */
    static final class Reach {
        private int end;

        /** Whether it has been there already; notes that it has now. */
        boolean covers(int upTo) {
            if (end >= upTo) {
                return true;
            }
            end = upTo;
            return false;
        }

        void extend(int upTo) {
            end = Math.max(end, upTo);
        }
    }

    private Pass(KeywordFilter filter, String text, @Nullable View view, List<Hit> hits) {
        this.filter = filter;
        this.text = text;
        this.view = view;
        this.hits = hits;
        this.marks = new ArrayList<>(0);
    }

    static Pass over(String text, KeywordFilter filter) {
        return new Pass(filter, text, null, new ArrayList<>(0));
    }

    /** Whether this is the text itself: views are not looked into for further views. */
    boolean isTop() {
        return view == null;
    }

    /** Looks for everything in a view. */
    void into(View inner) {
        Pass pass = new Pass(filter, inner.text(), inner, hits);
        pass.run();
    }

    /** Looks for everything. */
    void run() {
        filter.run(this);
        Runs.look(this);
    }

    /** Looks for one thing at the start of what is here when lines are joined: several rules do that at the same place. */
    void overLines(int start, Detector detector, int at) {
        if (lines == null || linesStart != start) {
            View joined = Joints.overLines(text, start);
            lines = new Pass(filter, joined.text(), joined, hits);
            linesStart = start;
        }
        detector.at(lines, at);
    }

    char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
    }

    /** A token that its form gave away: a part of it may be shown. */
    void token(String rule, int start, int end) {
        add(rule, start, end, Hit.excerpt(text.substring(start, end)), true);
    }

    /** Something that was found by the words around it, and of which a part may be shown. */
    void value(String rule, int start, int end) {
        add(rule, start, end, Hit.excerpt(text.substring(start, end)), false);
    }

    /** A secret of which nothing may be shown. */
    void closed(String rule, int start, int end, boolean known) {
        add(rule, start, end, Hit.CLOSED, known);
    }

    /** A mark that a redaction left: what lies within is no secret. */
    void mark(int start, int end) {
        if (isTop()) {
            Span mark = new Span();
            mark.start = start;
            mark.end = end;
            marks.add(mark);
        }
    }

    List<Hit> hits() {
        return hits;
    }

    List<Span> marks() {
        return marks;
    }

    private void add(String rule, int start, int end, String excerpt, boolean known) {
        int from = view == null ? start : view.start(start);
        int to = view == null ? end : view.end(end);
        hits.add(new Hit(from, to, rule, excerpt, known));
    }
}
