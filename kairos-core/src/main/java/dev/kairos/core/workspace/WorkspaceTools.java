package dev.kairos.core.workspace;

import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.workspace.Author;
import dev.kairos.core.internal.workspace.Edit;
import dev.kairos.core.internal.workspace.WorkFolder;
import dev.kairos.core.internal.workspace.WorkFolder.FileEdit;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools of a workspace. */
final class WorkspaceTools {

    private static final int ALL_LINES = 1_000;

    private final WorkFolder folder;
    private final WorkspaceSettings settings;

    WorkspaceTools(WorkFolder folder, WorkspaceSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    record ListInput(
            @Describe("A folder; the root if left out") @Nullable
            String folder) {}

    record FindInput(
            @Describe("Names the files: *.java at any depth, src/**/*.md from the root")
            String glob,

            @Describe("The folder to look in; the root if left out") @Nullable
            String folder) {}

    record ReadInput(
            String file,
            @Describe("The first line, from 1 on") @Nullable Integer from,

            @Describe("How many lines; 1000 if left out") @Nullable
            Integer lines) {}

    record SearchInput(
            String text,

            @Describe("Whether the text is a regular expression (RE2)") @Nullable
            Boolean regex,

            @Describe("The folder to look in; the root if left out") @Nullable
            String folder,

            @Describe("Which files: *.java") @Nullable String glob) {}

    record WriteInput(
            String file,
            String text,

            @Describe("The version that was read, if it was read in an earlier beat") @Nullable
            String version,

            @Describe("True if the file is to lose more than half of its text") @Nullable
            Boolean shrink) {}

    record OneEdit(
            String file,

            @Describe("What stands there now, exactly once in the file")
            String search,

            @Describe("What is to stand there") String replace,

            @Describe("The version that was read, if it was read in an earlier beat") @Nullable
            String version) {}

    record EditInput(
            @Describe("All of them are done or none") List<OneEdit> edits) {}

    record MoveInput(String from, String to) {}

    record DeleteInput(@Describe("A file or folder") String file) {}

    record UndoInput(
            @Describe("The id of an earlier beat; this one if left out") @Nullable
            String beat) {}

    /** What a tool does. */
    @FunctionalInterface
    private interface Work<I> {
        String run(I input, Author author) throws IOException;
    }

    List<Tool<?>> tools() {
        List<Tool<?>> tools = new ArrayList<>(looking());
        if (!settings.isReadOnly()) {
            tools.addAll(changing());
        }
        return List.copyOf(tools);
    }

    private List<Tool<?>> looking() {
        return List.of(
                tool(
                        "list_files",
                        "Lists a folder.",
                        Effect.READ,
                        ListInput.class,
                        (in, author) -> folder.list(orRoot(in.folder()))),
                tool(
                        "find_files",
                        "Finds files by a glob, without those that Git ignores.",
                        Effect.READ,
                        FindInput.class,
                        (in, author) -> folder.find(in.glob(), orRoot(in.folder()))),
                tool(
                        "read_file",
                        "Reads lines of a text file; says which version of the file that is.",
                        Effect.READ,
                        ReadInput.class,
                        (in, author) -> folder.read(author, in.file(), or(in.from(), 1), or(in.lines(), ALL_LINES))),
                tool(
                        "search_files",
                        "Finds lines in files by a text or a regular expression, without files that Git ignores.",
                        Effect.READ,
                        SearchInput.class,
                        (in, author) -> folder.search(in.text(), isTrue(in.regex()), orRoot(in.folder()), in.glob())));
    }

    private List<Tool<?>> changing() {
        return List.of(
                tool(
                        "edit_files",
                        "Replaces places of files. Each search text must stand in its file exactly once.",
                        Effect.WRITE,
                        EditInput.class,
                        (in, author) -> folder.edit(author, edits(in.edits())).text()),
                tool(
                        "write_file",
                        "Writes a new file, or a whole file that was read before. To change places, edit instead.",
                        Effect.WRITE,
                        WriteInput.class,
                        (in, author) -> folder.write(author, in.file(), in.text(), in.version(), isTrue(in.shrink()))
                                .text()),
                tool(
                        "move_file",
                        "Moves a file or folder to a new path.",
                        Effect.WRITE,
                        MoveInput.class,
                        (in, author) -> folder.move(author, in.from(), in.to()).text()),
                tool(
                        "delete_file",
                        "Deletes a file or folder; undo_changes brings it back.",
                        Effect.WRITE,
                        DeleteInput.class,
                        (in, author) -> folder.delete(author, in.file()).text()),
                tool(
                        "undo_changes",
                        "Takes back all that a beat has changed in files.",
                        Effect.WRITE,
                        UndoInput.class,
                        (in, author) -> "as before:\n"
                                + folder.undo(author, in.beat() == null ? author.beat() : in.beat())
                                        .text()));
    }

    private static List<FileEdit> edits(List<OneEdit> edits) {
        return edits.stream()
                .map(one -> new FileEdit(one.file(), new Edit(one.search(), one.replace()), one.version()))
                .toList();
    }

    private static String orRoot(@Nullable String folder) {
        return folder == null ? "" : folder;
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    private <I extends Record> Tool<I> tool(
            String name, String description, Effect effect, Class<I> input, Work<I> work) {
        boolean prefixed = !settings.name().equals(Workspace.DEFAULT_NAME);
        Tool<I> tool =
                Tool.of(prefixed ? settings.name() + "_" + name : name, description, effect, input, answering(work));
        return tool.idempotent(); // A change with a key that was used is not made again.
    }

    private <I> ToolFunction<I> answering(Work<I> work) {
        return (in, context) -> {
            try {
                return ToolResult.ok(work.run(in, author(context))).from(settings.origin());
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                return ToolResult.error(String.valueOf(e.getMessage())).from(settings.origin());
            }
        };
    }

    private static Author author(ToolContext context) {
        return new Author(context.agent().value(), context.beat(), context.key(), context.now());
    }
}
