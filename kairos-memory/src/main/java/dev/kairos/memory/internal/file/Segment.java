package dev.kairos.memory.internal.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of the log of a scope. A higher epoch replaces all files of lower ones.
 *
 * @param scope the scope's name as {@link ScopeNames} makes it
 * @param epoch how often the log was rewritten, from 1
 * @param number its place in the log, from 1
 */
record Segment(String scope, int epoch, int number) implements Comparable<Segment> {
    private static final Pattern NAME = Pattern.compile("(.+)\\.(\\d{1,9})\\.(\\d{1,9})\\.jsonl");
    static final int FORMAT = 1;
    static final String UNFINISHED = ".tmp";

    static @Nullable Segment parse(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? new Segment(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))
                : null;
    }

    String name() {
        return String.format("%s.%d.%06d.jsonl", scope, epoch, number);
    }

    Segment next() {
        return new Segment(scope, epoch, number + 1);
    }

    Segment rewritten() {
        return new Segment(scope, epoch + 1, 1);
    }

    /** The first line of the file. */
    byte[] header(String scopeAsWritten) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kairos", "memory");
        fields.put("format", FORMAT);
        fields.put("scope", scopeAsWritten);
        fields.put("epoch", epoch);
        fields.put("number", number);
        return Line.write(fields);
    }

    @Override
    public int compareTo(Segment other) {
        int byEpoch = Integer.compare(epoch, other.epoch);
        return byEpoch == 0 ? Integer.compare(number, other.number) : byEpoch;
    }
}
