package dev.kairos.examples.oversight;

import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A skill that can do harm, and notes what it does. Its files are its own: it trusts what it reads, as far as it may. */
final class Hands implements Skill {

    /** What was done that runs code or leaves, a line each. */
    final List<String> effects = new ArrayList<>();

    /** All that was done, by the names of tools. */
    final List<String> done = new ArrayList<>();

    private final Map<String, String> files = new HashMap<>();
    private final String foreign;
    private @Nullable SkillContext context;

    Hands(String foreign) {
        this.foreign = foreign;
        files.put("own/plan.md", "The plan is to sell shoes.");
    }

    record Nothing() {}

    record File(String file) {}

    record Write(String file, String text) {}

    record Url(String url) {}

    record Run(List<String> command) {}

    record Mail(String to, String text) {}

    record Post(String url, String text) {}

    record PullRequest(String repository, boolean draft, String title) {}

    record Text(String text) {}

    @Override
    public String name() {
        return "hands";
    }

    @Override
    public String description() {
        return "Files, commands, the web, mail.";
    }

    @Override
    public void start(SkillContext with) {
        context = with;
    }

    @Override
    public List<Tool<?>> tools() {
        return List.of(
                Tool.of("read_file", "Reads a file.", Effect.READ, File.class, (in, c) -> read(in.file())),
                Tool.of("write_file", "Writes a file.", Effect.WRITE, Write.class, (in, c) -> write(in)),
                Tool.of("fetch", "Reads a page.", Effect.READ, Url.class, (in, c) -> foreign("fetch")),
                Tool.of("list_issues", "Lists issues.", Effect.READ, Nothing.class, (in, c) -> foreign("list_issues")),
                Tool.of("raise_event", "Raises an event.", Effect.WRITE, Text.class, (in, c) -> raise(in.text())),
                Tool.of(
                        "run",
                        "Runs a command.",
                        Effect.EXECUTE,
                        Run.class,
                        (in, c) -> effect("run", String.join(" ", in.command()))),
                Tool.of("send_mail", "Sends a mail.", Effect.SEND, Mail.class, (in, c) -> effect("send_mail", in.to())),
                Tool.of("post", "Posts.", Effect.SEND, Post.class, (in, c) -> effect("post", in.url())),
                Tool.of(
                        "open_pull_request",
                        "Opens one.",
                        Effect.SEND,
                        PullRequest.class,
                        (in, c) -> effect("open_pull_request", in.repository() + " " + in.draft())),
                Tool.of("notify_owner", "Tells the owner.", Effect.SEND, Text.class, (in, c) -> note("notify_owner"))
                        .toOwner());
    }

    private ToolResult read(String file) {
        if (file.startsWith("incoming/")) {
            return foreign("read_file");
        }
        done.add("read_file");
        return ToolResult.ok(files.getOrDefault(file, "there is no such file"));
    }

    private ToolResult write(Write in) {
        done.add("write_file");
        files.put(in.file(), in.text());
        return ToolResult.ok("written").with(List.of(new Evidence(Evidence.FILE_CHANGED, Map.of("path", in.file()))));
    }

    private ToolResult foreign(String tool) {
        done.add(tool);
        return ToolResult.ok(foreign).from(Origin.UNTRUSTED);
    }

    private ToolResult raise(String text) {
        SkillContext with = context;
        if (with != null) {
            with.offer(Event.of("note", text));
        }
        return note("raise_event");
    }

    private ToolResult note(String tool) {
        done.add(tool);
        return ToolResult.ok("done");
    }

    private ToolResult effect(String tool, String what) {
        effects.add(tool + " " + what);
        return note(tool);
    }
}
