package dev.kairos.core.internal.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A commit, as much of it as is told.
 *
 * @param id its id
 * @param parents the ids of its parents
 * @param seconds when it was committed, in seconds since 1970; 0 if it does not say
 * @param author the name of who wrote it; may be empty
 * @param subject the first paragraph of its message on one line; may be empty
 */
public record GitCommit(String id, List<String> parents, long seconds, String author, String subject) {

    private static final int MOST_PARENTS = 100;
    private static final int MOST_TEXT = 500;

    /** Reads the content of a commit. Whatever it lacks is empty. */
    static GitCommit parse(String id, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        List<String> parents = new ArrayList<>();
        String author = "";
        long seconds = 0;
        for (String line : (end < 0 ? text : text.substring(0, end)).lines().toList()) {
            if (line.startsWith("parent ") && parents.size() < MOST_PARENTS && GitHead.isId(line.substring(7))) {
                parents.add(line.substring(7));
            } else if (line.startsWith("author ")) {
                author = name(line.substring(7));
            } else if (line.startsWith("committer ")) {
                seconds = seconds(line);
            }
        }
        return new GitCommit(id, List.copyOf(parents), seconds, author, end < 0 ? "" : subject(text.substring(end)));
    }

    private static String name(String person) {
        int mail = person.indexOf('<');
        return cut((mail < 0 ? person : person.substring(0, mail)).strip());
    }

    /** From {@code committer NAME <MAIL> SECONDS ZONE}. */
    private static long seconds(String line) {
        String numbers = line.substring(line.lastIndexOf('>') + 1).strip();
        int end = numbers.indexOf(' ');
        String seconds = end < 0 ? numbers : numbers.substring(0, end);
        return seconds.matches("[0-9]{1,12}") ? Long.parseLong(seconds) : 0;
    }

    private static String subject(String message) {
        String start = message.stripLeading();
        int end = start.indexOf("\n\n");
        return cut((end < 0 ? start : start.substring(0, end)).strip().replace('\n', ' '));
    }

    private static String cut(String text) {
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }
}
