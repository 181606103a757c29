package dev.kairos.examples.oversight;

import dev.kairos.api.skill.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that an agent is asked to do, from the file of tasks.
 *
 * @param name what it is
 * @param channel where the stranger's text is
 * @param calls what a model does for it
 * @param asks the tools whose calls the file declares to ask
 */
record Task(String name, Channel channel, List<ToolCall> calls, List<String> asks) {

    static List<Task> all() {
        try (InputStream in = Task.class.getResourceAsStream("tasks.txt")) {
            String text = new String(Objects.requireNonNull(in, "tasks.txt").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Task::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Task read(String line) {
        String[] cells = line.split(" \\| ", -1);
        List<ToolCall> calls = new ArrayList<>();
        for (String call : cells[2].split("; ", -1)) {
            int blank = call.indexOf(' ');
            calls.add(new ToolCall("t" + calls.size(), call.substring(0, blank), call.substring(blank + 1)));
        }
        List<String> asks = cells[3].equals("-") ? List.of() : List.of(cells[3].split(",", -1));
        return new Task(cells[0], Channel.valueOf(cells[1].toUpperCase(Locale.ROOT)), calls, asks);
    }
}
