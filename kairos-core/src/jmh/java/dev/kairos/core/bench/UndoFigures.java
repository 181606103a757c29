package dev.kairos.core.bench;

import dev.kairos.core.workspace.Workspace;
import dev.kairos.testkit.internal.work.RandomEdits;
import dev.kairos.testkit.internal.work.TreeContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes back random beats, and compares every byte. */
final class UndoFigures {

    private static final int HISTORIES = 200;
    private static final int EDITS = 30;

    private UndoFigures() {}

    static void print() throws Exception {
        int same = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Path temp = Files.createTempDirectory("kairos-undo");
            same += isSame(temp, seed) ? 1 : 0;
            TreeContent.delete(temp);
        }
        Figures.print("undo_histories", HISTORIES);
        Figures.print("undo_identical_pct", 100.0 * same / HISTORIES);
    }

    private static boolean isSame(Path temp, long seed) throws Exception {
        Path root = Files.createDirectory(temp.resolve("work"));
        ToolCaller agent = new ToolCaller(Workspace.at(root));
        RandomEdits edits = new RandomEdits(seed, root, new Editor(agent));
        edits.fill();
        TreeContent before = TreeContent.of(root);
        edits.run(EDITS);
        agent.call("undo_changes", Map.of());
        return TreeContent.of(root).equals(before);
    }

    private record Editor(ToolCaller agent) implements RandomEdits.Editor {

        @Override
        public void write(String path, String text) {
            agent.call("read_file", Map.of("file", path));
            agent.call("write_file", Map.of("file", path, "text", text, "shrink", true));
        }

        @Override
        public void edit(String path, String search, String replace) {
            agent.call(
                    "edit_files", Map.of("edits", List.of(Map.of("file", path, "search", search, "replace", replace))));
        }

        @Override
        public void move(String from, String to) {
            agent.call("move_file", Map.of("from", from, "to", to));
        }

        @Override
        public void delete(String path) {
            agent.call("delete_file", Map.of("file", path));
        }
    }
}
