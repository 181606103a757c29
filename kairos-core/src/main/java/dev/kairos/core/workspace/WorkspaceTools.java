package dev.kairos.core.workspace;

import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.tree.NamedFiles;
import dev.kairos.core.internal.workspace.Author;
import dev.kairos.core.internal.workspace.Changed;
import dev.kairos.core.internal.workspace.Edit;
import dev.kairos.core.internal.workspace.WorkFolder;
import dev.kairos.core.internal.workspace.WorkFolder.FileEdit;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /** What a tool does that only looks. */
    @FunctionalInterface
    private interface Look<I> {
        String run(I input, Author author) throws IOException;
    }

    /** What a tool does that changes something. */
    @FunctionalInterface
    private interface Change<I> {
        Changed run(I input, Author author) throws IOException;
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
                look(
                        "list_files",
                        "Lists a folder.",
                        ListInput.class,
                        (in, author) -> folder.list(orRoot(in.folder()))),
                look(
                        "find_files",
                        "Finds files by a glob, without those that Git ignores.",
                        FindInput.class,
                        (in, author) -> folder.find(in.glob(), orRoot(in.folder()))),
                look(
                        "read_file",
                        "Reads lines of a text file; says which version of the file that is.",
                        ReadInput.class,
                        (in, author) -> folder.read(author, in.file(), or(in.from(), 1), or(in.lines(), ALL_LINES))),
                look(
                        "search_files",
                        "Finds lines in files by a text or a regular expression, without files that Git ignores.",
                        SearchInput.class,
                        (in, author) -> folder.search(in.text(), isTrue(in.regex()), orRoot(in.folder()), in.glob())));
    }

    private List<Tool<?>> changing() {
        return List.of(
                change(
                        "edit_files",
                        "Replaces places of files. Each search text must stand in its file exactly once.",
                        EditInput.class,
                        (in, author) -> folder.edit(author, edits(in.edits())),
                        in -> in.edits().stream().map(OneEdit::file).toList()),
                change(
                        "write_file",
                        "Writes a new file, or a whole file that was read before. To change places, edit instead.",
                        WriteInput.class,
                        (in, author) -> folder.write(author, in.file(), in.text(), in.version(), isTrue(in.shrink())),
                        in -> List.of(in.file())),
                change(
                        "move_file",
                        "Moves a file or folder to a new path.",
                        MoveInput.class,
                        (in, author) -> folder.move(author, in.from(), in.to()),
                        in -> List.of(in.from(), in.to())),
                change(
                        "delete_file",
                        "Deletes a file or folder; undo_changes brings it back.",
                        DeleteInput.class,
                        (in, author) -> folder.delete(author, in.file()),
                        in -> List.of(in.file())),
                change(
                        "undo_changes",
                        "Takes back all that a beat has changed in files.",
                        UndoInput.class,
                        (in, author) -> folder.undo(author, in.beat() == null ? author.beat() : in.beat()),
                        in -> List.of()));
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

    private <I extends Record> Tool<I> look(String name, String description, Class<I> input, Look<I> look) {
        return Tool.of(
                named(name),
                description,
                Effect.READ,
                input,
                answering((in, context) -> ToolResult.ok(look.run(in, author(context)))));
    }

    private <I extends Record> Tool<I> change(
            String name, String description, Class<I> input, Change<I> change, Function<I, List<String>> files) {
        ToolFunction<I> function = (in, context) -> {
            Changed changed = change.run(in, author(context));
            return ToolResult.ok(changed.text()).with(evidence(changed));
        };
        // Repeatable: a change whose key was used is not made again.
        return Tool.of(named(name), description, Effect.WRITE, input, answering(function))
                .idempotent()
                .boundTo(in -> NamedFiles.describe(settings.root().path(), "", files.apply(in)));
    }

    private String named(String tool) {
        return settings.name().equals(Workspace.DEFAULT_NAME) ? tool : settings.name() + "_" + tool;
    }

    private static List<Evidence> evidence(Changed changed) {
        return changed.files().entrySet().stream()
                .map(file -> evidence(
                        file.getKey(), file.getValue(), changed.before().getOrDefault(file.getKey(), "")))
                .toList();
    }

    private static Evidence evidence(String path, String now, String before) {
        return new Evidence(Evidence.FILE_CHANGED, Map.of("path", path, "sha256", now, "before", before));
    }

    /** What is refused is told to the model; what interrupts goes on. */
    private <I> ToolFunction<I> answering(ToolFunction<I> work) {
        return (in, context) -> {
            try {
                return work.run(in, context).from(settings.origin());
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
