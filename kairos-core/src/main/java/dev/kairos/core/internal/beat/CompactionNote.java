package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.state.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stands in the place of the turns that a compaction has dropped: a few lines per exchange. A bounded note loses its
 * oldest lines first, those of the note before it included, and says how many are gone.
 */
final class CompactionNote {

    private static final String HEADING = "[Earlier in this beat, shortened]";
    private static final String GONE = "[the oldest lines were left out: ";
    private static final int EXCERPT = 120;

    private CompactionNote() {}

    /** The note for dropped turns, of so many characters at most, frame and heading not counted. */
    static String of(List<Line> dropped, int most) {
        List<String> lines = new ArrayList<>();
        dropped.forEach(line -> lines.addAll(lines(line.message())));
        int gone = takeGone(lines);
        int from = lines.size();
        int room = most;
        while (from > 0 && lines.get(from - 1).length() < room) {
            from--;
            room -= lines.get(from).length() + 1;
        }
        gone += from;
        Origin origin = dropped.stream().map(Line::origin).reduce(Origin.OWNER, Origin::least);
        String body = String.join("\n", lines.subList(from, lines.size()));
        return HEADING + "\n" + (gone == 0 ? "" : GONE + gone + "]\n") + Framing.frame(body, origin);
    }

    /** Takes out how many lines the note before had lost. */
    private static int takeGone(List<String> lines) {
        int gone = 0;
        for (String line : List.copyOf(lines)) {
            if (line.startsWith(GONE)) {
                gone += Integer.parseInt(line, GONE.length(), line.length() - 1, 10);
                lines.remove(line);
            }
        }
        return gone;
    }

    private static List<String> lines(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> ofUser(((ModelMessage.User) message).text());
            case TOOL_ANSWER -> List.of("  gave: " + excerpt(((ModelMessage.ToolAnswer) message).text()));
            case ASSISTANT -> ofAssistant((ModelMessage.Assistant) message);
        };
    }

    /** What the runtime said, or the lines of the note before, without its heading and its frame. */
    private static List<String> ofUser(String text) {
        if (!text.startsWith(HEADING)) {
            return List.of("was told: " + excerpt(text));
        }
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> !line.isEmpty() && !line.startsWith("<") && !line.equals(HEADING))
                .toList();
    }

    private static List<String> ofAssistant(ModelMessage.Assistant said) {
        List<String> lines = new ArrayList<>();
        if (!said.text().isBlank()) {
            lines.add("said: " + excerpt(said.text()));
        }
        for (ToolCall call : said.calls()) {
            lines.add("called " + excerpt(call.tool()) + " " + excerpt(call.arguments()));
        }
        return lines;
    }

    private static String excerpt(String text) {
        String line = text.replace('\n', ' ');
        if (line.length() <= EXCERPT) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return line.substring(0, end) + "…";
    }
}
