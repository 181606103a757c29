package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CulpritTest {
    private TestRepository repository;
    private String good;

    @BeforeEach
    void create(@TempDir Path folder) throws IOException, InterruptedException {
        repository = TestRepository.create(folder);
        good = repository.git("rev-parse", "HEAD").strip();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6})
    void it_is_found_among_many(int bad) throws IOException, InterruptedException {
        String culprit = "";
        for (int i = 1; i <= 6; i++) {
            String commit = repository.commit(i < bad ? "all good" : "broken", "Change " + i);
            culprit = i == bad ? commit : culprit;
        }
        String found = find();
        assertThat(Facts.value(found, "Culprit")).isEqualTo(culprit);
        assertThat(Facts.value(found, "Author")).isEqualTo("Cleo");
        assertThat(repository.git("worktree", "list").lines()).hasSize(1);
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void a_single_commit_needs_no_test_run() throws IOException, InterruptedException {
        String bad = repository.commit("broken", "Break it");
        assertThat(find()).contains("Culprit: " + bad).contains("the only commit");
    }

    @Test
    void without_a_commit_something_else_did_it() throws IOException, InterruptedException {
        assertThat(find()).startsWith("Unknown: no commit came");
    }

    @Test
    void a_history_that_was_rewritten_is_said() throws IOException, InterruptedException {
        good = "0123456789012345678901234567890123456789";
        assertThat(find()).startsWith("Unknown: the commit that last passed, " + good);
    }

    @Test
    void tests_that_need_more_than_a_checkout_cannot_tell() throws IOException, InterruptedException {
        repository.commit("broken", "One");
        repository.commit("broken", "Two");
        TestRuns needy = new TestRuns(repository.open(), CommandLine.of("test -d .git -a -e nothing"));
        assertThat(new Culprit(repository.open(), needy).find(good))
                .startsWith("Unknown: the tests do not pass in a clean checkout")
                .contains("\"One\" by Cleo")
                .contains("\"Two\" by Cleo");
    }

    private String find() throws IOException, InterruptedException {
        return new Culprit(repository.open(), repository.tests()).find(good);
    }
}
