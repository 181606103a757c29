package dev.kairos.memory.internal.dream;

import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of a text, and what of a long one stands around a cue. */
final class Phrases {
    private static final Pattern END = Pattern.compile("(?<=[.!?。！？])[\"')\\]]*\\s+|\\n+");
    private static final Pattern PAUSE =
            Pattern.compile("[,;:]\\s|\\s[-–—]\\s|\\s(?:but|so|and i|can you|could you|how can)\\s");
    private static final Pattern CUE =
            Pattern.compile("prefer|rather|favou?rite|cho(?:se|sen|ose)|decided|picked|opted|hate"
                    + "|dislike|stand|insist|value|avoid|allergic|keep|using|stick|mix|blocking|combin|naming|because");

    private Phrases() {}

    /** The sentences of a text in order. */
    static List<Range> sentences(String text) {
        List<Range> all = new ArrayList<>();
        Matcher end = END.matcher(text);
        int from = 0;
        while (end.find()) {
            add(text, from, end.start(), all);
            from = end.end();
        }
        add(text, from, text.length(), all);
        return all;
    }

    /** Of a long sentence the part with the first cue: from the pause before it to the last pause that is near enough. */
    static Range around(String text, Range sentence, String lower, int most) {
        if (sentence.to() - sentence.from() <= most) {
            return sentence;
        }
        Matcher cue = CUE.matcher(lower);
        int at = cue.find() ? cue.start() : 0;
        int from = 0;
        int to = lower.length();
        Matcher pause = PAUSE.matcher(lower);
        while (pause.find()) {
            if (pause.end() <= at && at - pause.end() > 2) {
                from = pause.end();
            } else if (pause.start() > at && pause.start() - from <= most && pause.start() - from > 60) {
                to = pause.start();
            }
        }
        to = Math.min(to, from + most);
        return trimmed(text, sentence.from() + from, sentence.from() + to);
    }

    /** A text that is not longer than so many characters but for the mark behind its last word. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        return text.substring(0, space > 0 ? space : most) + " …";
    }

    private static void add(String text, int from, int to, List<Range> all) {
        Range range = trimmed(text, from, to);
        if (range.to() > range.from()) {
            all.add(range);
        }
    }

    private static Range trimmed(String text, int from, int to) {
        int first = from;
        int last = Math.min(to, text.length());
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last < text.length() && last > first && Character.isLowSurrogate(text.charAt(last))) {
            last++;
        }
        return new Range(first, last);
    }
}
