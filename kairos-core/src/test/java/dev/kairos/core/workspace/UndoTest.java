package dev.kairos.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.testkit.internal.work.RandomEdits;
import dev.kairos.testkit.internal.work.TreeContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    /** The undo of a beat gives back every byte, whatever the beat did. */
    @Property(tries = 6)
    void undo_restores_every_byte(@ForAll long seed) throws IOException {
        Path temp = Files.createTempDirectory("kairos-undo");
        try {
            check(temp, seed);
        } finally {
            TreeContent.delete(temp);
        }
    }

    private static void check(Path temp, long seed) throws IOException {
        Path root = Files.createDirectory(temp.resolve("work"));
        Caller agent = new Caller(Workspace.at(root));
        RandomEdits edits = new RandomEdits(seed, root, new Editor(agent));
        edits.fill();
        TreeContent before = TreeContent.of(root);
        edits.run(20);
        TreeContent between = TreeContent.of(root);
        agent.beat("b2");
        edits.run(20);
        if (!TreeContent.of(root).equals(between)) {
            assertThat(agent.undo().failed()).isFalse();
        }
        assertThat(TreeContent.of(root)).isEqualTo(between);
        agent.beat("b1");
        if (!between.equals(before)) {
            assertThat(agent.undo().failed()).isFalse();
        }
        assertThat(TreeContent.of(root)).isEqualTo(before);
    }

    @TempDir
    Path temp;

    @Test
    void the_comparison_sees_a_changed_byte_a_permission_and_an_empty_folder() throws IOException {
        Path file = Files.writeString(temp.resolve("a"), "1");
        TreeContent before = TreeContent.of(temp);
        Files.writeString(file, "2");
        assertThat(TreeContent.of(temp)).isNotEqualTo(before);
        Files.writeString(file, "1");
        assertThat(TreeContent.of(temp)).isEqualTo(before);
        Files.createDirectory(temp.resolve("d"));
        assertThat(TreeContent.of(temp)).isNotEqualTo(before);
    }

    private record Editor(Caller agent) implements RandomEdits.Editor {

        @Override
        public void write(String path, String text) {
            agent.read(path);
            agent.call("write_file", new WorkspaceTools.WriteInput(path, text, null, true));
        }

        @Override
        public void edit(String path, String search, String replace) {
            agent.edit(Caller.one(path, search, replace));
        }

        @Override
        public void move(String from, String to) {
            agent.move(from, to);
        }

        @Override
        public void delete(String path) {
            agent.delete(path);
        }
    }
}
