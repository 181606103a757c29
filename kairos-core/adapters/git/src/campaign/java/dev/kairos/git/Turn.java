package dev.kairos.git;

import dev.kairos.api.skill.ToolCall;
import java.util.List;
import java.util.stream.Stream;

/**
 * One reply of a scripted model: words, or a call of a tool.
 *
 * @param text words, or empty
 * @param tool the tool, or empty for words
 * @param arguments JSON text
 */
record Turn(String text, String tool, String arguments) {

    static Turn says(String text) {
        return new Turn(text, "", "");
    }

    static Turn calls(String tool, String arguments) {
        return new Turn("", tool, arguments);
    }

    static Turn edit(String file, String search, String replace) {
        return calls(
                "edit_files",
                "{\"edits\":[{\"file\":" + text(file) + ",\"search\":" + text(search) + ",\"replace\":" + text(replace)
                        + "}]}");
    }

    static Turn write(String file, String content) {
        return calls("write_file", "{\"file\":" + text(file) + ",\"text\":" + text(content) + ",\"shrink\":true}");
    }

    static Turn delete(String file) {
        return calls("delete_file", "{\"file\":" + text(file) + "}");
    }

    static Turn read(String file) {
        return calls("read_file", "{\"file\":" + text(file) + "}");
    }

    static Turn run(String... command) {
        List<String> words = Stream.of(command).map(Turn::text).toList();
        return calls("run_command", "{\"command\":" + words + "}");
    }

    static Turn commit(String message) {
        return calls("git_commit", "{\"message\":" + text(message) + "}");
    }

    static Turn deliver(String id) {
        return calls("deliver", "{\"id\":" + text(id) + "}");
    }

    /** Marks the objective done. */
    static Turn done(String... claims) {
        return calls(
                "update_objective",
                "{\"id\":\"" + ClaimWorld.OBJECTIVE + "\",\"state\":\"done\",\"note\":\"done\",\"claims\":"
                        + List.of(claims) + "}");
    }

    static Turn finish(String... claims) {
        return calls(
                "finish",
                "{\"outcome\":\"notified\",\"summary\":\"All of it is done and works.\",\"claims\":" + List.of(claims)
                        + "}");
    }

    static String claim(String kind, String... details) {
        StringBuilder json = new StringBuilder("{\"kind\":" + text(kind) + ",\"details\":{");
        for (int i = 0; i < details.length; i += 2) {
            json.append(i == 0 ? "" : ",").append(text(details[i])).append(':').append(text(details[i + 1]));
        }
        return json + "}}";
    }

    static String fileChanged(String path) {
        return claim("file.changed", "path", path);
    }

    static String testsPassed() {
        return claim("tests.passed");
    }

    static String commandPassed(String command) {
        return claim("command.passed", "command", command);
    }

    static String committed(String branch, String commit) {
        return claim("git.committed", "branch", branch, "commit", commit);
    }

    static String delivered(String id) {
        return claim("message.delivered", "channel", "mail", "id", id);
    }

    ToolCall call(int number) {
        return new ToolCall("call-" + number, tool, arguments);
    }

    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
