package dev.kairos.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.internal.workspace.WorkRoot.Handles;
import dev.kairos.core.secret.SecretScanners;
import dev.kairos.testkit.internal.work.LinkSwaps;
import dev.kairos.testkit.internal.work.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacker strikes exactly between the look at a name and its use, each time. */
class SwapsTest {

    private static final int ROUNDS = 40;

    @TempDir
    Path temp;

    @Test
    void a_link_that_comes_between_check_and_use_leads_nowhere() throws IOException {
        Path root = Files.createDirectory(temp.resolve("work"));
        Outside outside = Outside.make(temp.resolve("outside"), root);
        LinkSwaps swaps = new LinkSwaps(root, temp.resolve("outside"));
        WorkFolder folder = new WorkFolder(
                WorkRoot.at(root, Handles.BEST).attacked(swaps::swap),
                temp.resolve("state"),
                new Protection(List.of()),
                SecretScanners.standard(),
                new WorkLimits(10_000, 10_000, 100));
        for (int i = 0; i < ROUNDS; i++) {
            Author author = new Author("ada", "b" + i, "k" + i, Instant.EPOCH);
            String name = "race/new" + i;
            tried(() -> folder.read(author, "race/a.txt", 1, 10));
            tried(() -> folder.read(author, "raced.txt", 1, 10));
            tried(() -> folder.search("outside", false, "", null));
            tried(() -> folder.list("race"));
            tried(() -> folder.write(author, name, "x", null, false).text());
            tried(() -> folder.write(author, name + "/x", "x", null, false).text());
            tried(() -> folder.edit(
                            author, List.of(new WorkFolder.FileEdit("race/a.txt", new Edit("inside", "changed"), null)))
                    .text());
            tried(() -> folder.move(author, "in/a.txt", "race/a.txt").text());
            tried(() -> folder.delete(author, "race/a.txt").text());
            tried(() -> folder.undo(author, author.beat()).text());
        }
        assertThat(outside.isChanged()).isFalse();
        assertThat(swaps.swaps()).isGreaterThan(ROUNDS);
    }

    @FunctionalInterface
    private interface Try {
        String run() throws IOException;
    }

    private static void tried(Try attempt) {
        try {
            assertThat(attempt.run()).doesNotContain(Outside.SENTINEL).doesNotContain("deep");
        } catch (IOException refused) {
            // Refusing is one of the right answers.
        }
    }
}
