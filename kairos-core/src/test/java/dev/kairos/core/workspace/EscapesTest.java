package dev.kairos.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.internal.work.HostilePaths;
import dev.kairos.testkit.internal.work.LinkSwaps;
import dev.kairos.testkit.internal.work.Outside;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of the campaigns that the benchmarks run in full. */
class EscapesTest {

    private static final int PATHS = 250;
    private static final int SWAPS = 10_000;

    @TempDir
    Path temp;

    private Path root;
    private Outside outside;
    private Caller agent;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectory(temp.resolve("work"));
        outside = Outside.make(temp.resolve("outside"), root);
        agent = new Caller(Workspace.at(root));
    }

    @Test
    void hostile_paths_neither_show_nor_change_what_is_outside() throws Exception {
        HostilePaths paths = new HostilePaths(7);
        for (int i = 0; i < PATHS; i++) {
            String path = paths.next();
            for (ToolResult result : new ToolResult[] {
                agent.read(path),
                agent.write(path, "x"),
                agent.move(path, "in/moved"),
                agent.move("in/a.txt", path),
                agent.call("list_files", new WorkspaceTools.ListInput(path))
            }) {
                assertThat(result.text()).as(path).doesNotContain(Outside.SENTINEL);
            }
            agent.undo();
        }
        assertThat(outside.isChanged()).isFalse();
        assertThat(root.resolve(".git/config")).hasContent("[core]\n");
        assertThat(root.resolve(".git/hooks")).isEmptyDirectory();
        assertThat(root.resolve(".env")).hasContent("A=1\n");
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder("work", "outside", ".work.kairos");
    }

    @Test
    void links_that_are_swapped_between_check_and_use_lead_nowhere() throws Exception {
        LinkSwaps swaps = new LinkSwaps(root, temp.resolve("outside"));
        Thread attacker = new Thread(swaps, "attacker");
        attacker.start();
        try {
            for (int i = 0; swaps.swaps() < SWAPS; i++) {
                assertThat(agent.read("race/a.txt").text()).doesNotContain(Outside.SENTINEL);
                assertThat(agent.read("raced.txt").text()).doesNotContain(Outside.SENTINEL);
                if (i % 50 == 0) {
                    agent.write("race/new" + i + ".txt", "x");
                    agent.delete("race/a.txt");
                }
            }
        } finally {
            swaps.stop();
            attacker.join();
        }
        assertThat(outside.isChanged()).isFalse();
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder("work", "outside", ".work.kairos");
    }
}
