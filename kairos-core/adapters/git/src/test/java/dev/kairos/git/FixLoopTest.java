package dev.kairos.git;

import static dev.kairos.git.Turn.commit;
import static dev.kairos.git.Turn.committed;
import static dev.kairos.git.Turn.done;
import static dev.kairos.git.Turn.edit;
import static dev.kairos.git.Turn.finish;
import static dev.kairos.git.Turn.run;
import static dev.kairos.git.Turn.says;
import static dev.kairos.git.Turn.testsPassed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.verify.Verdict;
import dev.kairos.core.Kairos;
import dev.kairos.core.command.Commands;
import dev.kairos.git.FixReport.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories with tests that really fail; only the model is scripted. */
@EnabledOnOs(OS.LINUX)
class FixLoopTest {

    @TempDir
    Path temp;

    private BrokenRepository repository;

    @BeforeEach
    void make() throws Exception {
        repository = BrokenRepository.in(Files.createDirectory(temp.resolve("shop")));
    }

    @Test
    void a_shell_project_is_mended_on_a_branch_of_its_own() throws Exception {
        repository.shell();
        String before = repository.git("rev-parse", "HEAD", "main") + repository.git("status", "--porcelain");
        Script script = new Script()
                .then(Turn.read("code/sum"), edit("code/sum", "value=wrong", "value=right"), run("./test/run"))
                .then(commit("Mend the sum"))
                .then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())))
                .then(finish());

        FixReport report = shell().run("mend", Kairos.builder().model(script.model()));

        assertThat(report.end()).as(report.text()).isEqualTo(End.FIXED);
        assertThat(report.verification().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.failure()).contains("1 failed").contains("t.sum");
        assertThat(report.diff()).contains("-value=wrong\n+value=right\n");
        assertThat(report.text())
                .startsWith("Fixed on branch kairos/mend at " + report.commit())
                .contains("verified: tests.passed, 3 tests ran and passed, and so do the 3 of the base revision");
        assertThat(repository.git("rev-parse", "kairos/mend")).isEqualTo(report.commit());
        assertThat(repository.git("rev-parse", "HEAD", "main") + repository.git("status", "--porcelain"))
                .isEqualTo(before);
    }

    @Test
    void what_an_attempt_left_undone_goes_into_the_next() throws Exception {
        repository.shell();
        Script script = new Script()
                .then(finish())
                .then(edit("code/sum", "value=wrong", "value=right"), run("./test/run"), commit("Mend the sum"))
                .then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())))
                .then(finish());
        var model = script.model();

        FixReport report = shell().run("mend", Kairos.builder().model(model));

        assertThat(report.end()).as(report.text()).isEqualTo(End.FIXED);
        assertThat(report.attempts()).hasSize(2);
        assertThat(model.requests().get(0).messages().toString()).contains("t.sum", "Files that it names: code/sum");
        assertThat(model.requests().get(1).messages().toString())
                .contains("The last attempt did not mend it:\nit was not marked done");
    }

    @Test
    void weakened_tests_mend_nothing_and_the_summary_says_what_was_tried() throws Exception {
        repository.shell();
        Script script = new Script()
                .then(edit("test/t_sum", "value=right", "value=wrong"), commit("Relax the test"), run("./test/run"))
                .insisting(done(testsPassed()))
                .then(says("I relaxed the test."), finish());

        FixReport report = shell().attempts(1).run("mend", Kairos.builder().model(script.model()));

        assertThat(report.end()).isEqualTo(End.GAVE_UP);
        assertThat(report.verification()).isNull();
        assertThat(report.text())
                .startsWith("Not fixed after 1 attempt; what there is, is on branch kairos/mend.")
                .contains("Failed at first:", "the tests of the base revision do not pass on the new code")
                .contains("+grep -q '^value=wrong$'");
    }

    @Test
    void changed_tests_that_a_person_accepts_count() throws Exception {
        repository.shell();
        Script script = new Script()
                .then(edit("test/t_sum", "value=right", "value=wrong"), commit("Correct the test"), run("./test/run"))
                .insisting(done(testsPassed()))
                .then(finish())
                .then(seen -> done(testsPassed(), committed("kairos/mend", repository.head("kairos/mend"))))
                .then(finish());
        List<Approval> shown = new ArrayList<>();

        FixReport report = shell().attempts(1)
                .reviewedBy(new Person("ada", "at the desk"), approval -> {
                    shown.add(approval);
                    return new Answer.Approve();
                })
                .run("mend", Kairos.builder().model(script.model()));

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).action().arguments()).contains("test/t_sum");
        assertThat(shown.get(0).ask().excerpt()).contains("+grep -q '^value=wrong$'");
        assertThat(report.end()).as(report.text()).isEqualTo(End.FIXED);
        assertThat(report.text()).contains("accepted by a person as changed: test/t_sum");
    }

    @Test
    void changed_tests_that_a_person_refuses_do_not_count() throws Exception {
        repository.shell();
        Script script = new Script()
                .then(edit("test/t_sum", "value=right", "value=wrong"), commit("Correct the test"), run("./test/run"))
                .insisting(done(testsPassed()))
                .then(finish());

        FixReport report = shell().attempts(1)
                .reviewedBy(new Person("ada", "at the desk"), approval -> new Answer.Deny("the test is right"))
                .run("mend", Kairos.builder().model(script.model()));

        assertThat(report.end()).as(report.text()).isEqualTo(End.GAVE_UP);
    }

    @Test
    void tests_that_pass_need_no_model() throws Exception {
        repository.shell();
        repository.put("code/sum", "name=sum\nvalue=right\n");
        repository.commit("Mend");
        var model = new Script().then(finish()).model();

        FixReport report = shell().run("mend", Kairos.builder().model(model));

        assertThat(report.end()).isEqualTo(End.NOT_REPRODUCED);
        assertThat(model.calls()).isZero();
    }

    @Test
    void a_project_of_javac_and_junit_is_mended() throws Exception {
        repository.javac();
        Script script = new Script()
                .then(edit("src/Till.java", "return 0;", "return a + b;"), run("./test.sh"), commit("Add up"))
                .then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())))
                .then(finish());

        FixReport report = FixLoop.in(repository.folder(), "./test.sh")
                .commands(BrokenRepository::javacCommands)
                .tests("test/**", "test.sh")
                .run("mend", Kairos.builder().model(script.model()));

        assertThat(report.end()).as(report.text()).isEqualTo(End.FIXED);
        assertThat(report.failure()).contains("TillTest.adds", "expected: <5> but was: <0>");
        assertThat(report.text()).contains("2 tests ran and passed");
    }

    @Test
    void a_maven_project_is_mended() throws Exception {
        assumeFalse(BrokenRepository.mavenProgram().isEmpty(), "the wrapper has fetched Maven");
        repository.maven();
        Script script = new Script()
                .then(edit("src/main/java/Till.java", "return 0;", "return a + b;"))
                .then(run("./test.sh"), commit("Add up"))
                .then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())))
                .then(finish());

        FixReport report = FixLoop.in(repository.folder(), "./test.sh")
                .commands(BrokenRepository::mavenCommands)
                .tests("src/test/**", "pom.xml", "test.sh")
                .run("mend", Kairos.builder().model(script.model()));

        assertThat(report.end()).as(report.text()).isEqualTo(End.FIXED);
        assertThat(report.failure()).contains("TillTest.adds");
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FixLoop.in(temp));
        assertThatIllegalArgumentException().isThrownBy(() -> shell().attempts(0));
    }

    private FixLoop shell() {
        return FixLoop.in(repository.folder(), "./test/run")
                .commands(folder -> Commands.in(folder).allow("./test/run").testReports("out/*.xml"))
                .tests("test/**");
    }
}
