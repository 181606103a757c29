package dev.kairos.api.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A glob over paths with {@code /}; matched in time proportional to the product of both lengths. */
final class PathGlob {

    private static final List<String> ARGUMENTS = List.of("file", "path", "folder", "from", "to");

    private final String[] segments;

    private PathGlob(String glob) {
        this.segments = glob.split("/", -1);
    }

    static List<PathGlob> of(String... globs) {
        return Stream.of(globs).map(PathGlob::new).toList();
    }

    /** The paths that an action names. */
    static List<String> paths(Action action) {
        List<String> paths = new ArrayList<>();
        for (String argument : ARGUMENTS) {
            paths.addAll(action.call().values(argument));
        }
        return paths;
    }

    /** Whether a path may lead out of its root. */
    static boolean isOutside(String path) {
        String plain = path.replace('\\', '/');
        return plain.startsWith("/")
                || plain.startsWith("~")
                || (plain.length() > 1 && plain.charAt(1) == ':')
                || plain.indexOf('\0') >= 0
                || List.of(plain.split("/", -1)).contains("..");
    }

    boolean matches(String path) {
        if (isOutside(path)) {
            return false;
        }
        String[] names = Stream.of(path.replace('\\', '/').split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toArray(String[]::new);
        boolean[] reach = new boolean[names.length + 1];
        reach[0] = true;
        for (String segment : segments) {
            reach = segment.equals("**") ? from(reach) : step(reach, segment, names);
        }
        return reach[names.length];
    }

    private static boolean[] from(boolean[] reach) {
        boolean[] next = reach.clone();
        for (int i = 1; i < next.length; i++) {
            next[i] |= next[i - 1];
        }
        return next;
    }

    private static boolean[] step(boolean[] reach, String segment, String[] names) {
        boolean[] next = new boolean[reach.length];
        for (int i = 0; i < names.length; i++) {
            next[i + 1] = reach[i] && isLike(segment.toLowerCase(Locale.ROOT), names[i].toLowerCase(Locale.ROOT));
        }
        return next;
    }

    /** One name against {@code *} and {@code ?}; case does not matter, as on some file systems. */
    private static boolean isLike(String pattern, String name) {
        boolean[] reach = new boolean[name.length() + 1];
        reach[0] = true;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            boolean[] next = c == '*' ? from(reach) : new boolean[reach.length];
            for (int i = 0; c != '*' && i < name.length(); i++) {
                next[i + 1] = reach[i] && (c == '?' || c == name.charAt(i));
            }
            reach = next;
        }
        return reach[name.length()];
    }
}
