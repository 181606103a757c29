package dev.kairos.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Outbox;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.command.Commands;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.schema.Arguments;
import dev.kairos.core.verify.BaseTests.BaseRun;
import dev.kairos.core.verify.BaseTests.Changes;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Claims against what the tools of workspace and commands really recorded. */
@EnabledOnOs(OS.LINUX)
@ExtendWith(Invariants.class)
class VerifiersTest {

    private static final String PASSING = "<testsuite><testcase name='a'/><testcase name='b'/></testsuite>";

    @TempDir
    Path temp;

    private Path root;
    private final List<Evidence> evidence = new ArrayList<>();
    private int calls;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(temp.resolve("shop"));
        put("a.txt", "one\n");
        put(".gitignore", "reports/\n");
        Files.createDirectories(root.resolve("reports"));
    }

    @Nested
    class OfFiles {

        private Verifier verifier;

        @BeforeEach
        void open() {
            verifier = Verifiers.fileChanged(root);
        }

        @Test
        void a_file_that_is_as_it_was_left_is_verified() {
            edit("a.txt", "one", "two");
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.VERIFIED);
            assertThat(verdict(verifier, file("./a.txt"))).isEqualTo(Verdict.VERIFIED);
            call("delete_file", Map.of("file", "a.txt"));
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.VERIFIED);
        }

        @Test
        void a_file_that_nothing_changed_is_not() throws IOException {
            edit("a.txt", "three", "two");
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.UNVERIFIED);
            put("b.txt", "by a person");
            assertThat(verdict(verifier, file("b.txt"))).isEqualTo(Verdict.UNVERIFIED);
            assertThat(verdict(verifier, file("../a.txt"))).isEqualTo(Verdict.UNVERIFIED);
        }

        @Test
        void a_file_that_changed_since_is_stale() throws IOException {
            edit("a.txt", "one", "two");
            put("a.txt", "three\n");
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.STALE);
            Files.delete(root.resolve("a.txt"));
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.STALE);
        }

        @Test
        void a_file_that_holds_what_it_held_before_is_refuted() {
            edit("a.txt", "one", "two");
            edit("a.txt", "two", "one");
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.REFUTED);
            edit("a.txt", "one", "two");
            call("undo_changes", Map.of());
            assertThat(verdict(verifier, file("a.txt"))).isEqualTo(Verdict.REFUTED);
        }

        @Test
        void another_version_is_refuted() {
            edit("a.txt", "one", "two");
            Claim claim = new Claim(Claim.FILE_CHANGED, Map.of("path", "a.txt", "version", "0123456789abcdef"));
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.REFUTED);
        }
    }

    @Nested
    class OfCommands {

        private Verifier verifier;

        @BeforeEach
        void open() {
            verifier = Verifiers.commandPassed(root);
        }

        @Test
        void a_command_that_passed_is_verified_until_files_change() throws IOException {
            run("true");
            assertThat(verdict(verifier, command("true"))).isEqualTo(Verdict.VERIFIED);
            assertThat(verdict(verifier, command("[ \"true\" ]"))).isEqualTo(Verdict.VERIFIED);
            put("reports/x", "ignored? only in a repository");
            assertThat(verdict(verifier, command("true"))).isEqualTo(Verdict.STALE);
        }

        @Test
        void a_command_that_failed_later_or_was_ended_is_refuted() throws IOException {
            script("check", "test -e ok");
            put("ok", "");
            run("./check");
            Files.delete(root.resolve("ok"));
            run("./check");
            assertThat(verdict(verifier, command("./check"))).isEqualTo(Verdict.REFUTED);
            call("run_command", Map.of("command", List.of("sleep", "20"), "seconds", 1));
            assertThat(verdict(verifier, command("sleep 20"))).isEqualTo(Verdict.REFUTED);
        }

        @Test
        void another_command_or_none_proves_nothing() {
            run("true");
            assertThat(verdict(verifier, command("false"))).isEqualTo(Verdict.UNVERIFIED);
            assertThat(verdict(verifier, new Claim(Claim.COMMAND_PASSED, Map.of())))
                    .isEqualTo(Verdict.UNVERIFIED);
        }

        @Test
        void a_line_that_hides_an_exit_code_proves_nothing() {
            for (String line : List.of("false || true", "false; true", "false | cat", "false & true")) {
                call("run_line", Map.of("line", line));
                assertThat(verdict(verifier, command(line))).as(line).isEqualTo(Verdict.UNVERIFIED);
            }
            call("run_line", Map.of("line", "true && true"));
            assertThat(verdict(verifier, command("true && true"))).isEqualTo(Verdict.VERIFIED);
        }
    }

    @Nested
    class OfTests {

        private final Claim claim = new Claim(Claim.TESTS_PASSED, Map.of());
        private Verifier verifier;

        @BeforeEach
        void repository() {
            verifier = Verifiers.testsPassed(root, List.of("./test"), BaseTests.none());
            GitRepository.at(root);
        }

        @Test
        void tests_that_ran_and_passed_are_verified_and_their_reports_change_nothing() throws IOException {
            tests(PASSING, 0);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.VERIFIED);
            edit("a.txt", "one", "two");
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.STALE);
        }

        @Test
        void failures_missing_reports_and_skipped_tests_are_findings() throws IOException {
            tests("<testsuite><testcase name='a'><failure/></testcase></testsuite>", 0);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.REFUTED);
            tests(PASSING, 1);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.REFUTED);
            tests("<testsuite/>", 0);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
            tests("<testsuite><testcase name='a'><skipped/></testcase></testsuite>", 0);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.REFUTED);
            tests("<testsuite><testcase name='a'/>", 0);
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
        }

        @Test
        void another_command_that_writes_a_report_proves_nothing() throws IOException {
            script("fake", "echo \"" + PASSING + "\" > reports/TEST-a.xml");
            run("./fake");
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
        }

        @Test
        void tests_of_the_base_revision_have_to_pass_and_none_may_vanish() throws IOException {
            tests(PASSING, 0);
            assertThat(against(base(true, "a", "b"))).isEqualTo(Verdict.VERIFIED);
            assertThat(against(base(true, "a"))).isEqualTo(Verdict.VERIFIED);
            assertThat(against(base(true, "a", "c"))).isEqualTo(Verdict.REFUTED);
            assertThat(against(base(false, "a", "b"))).isEqualTo(Verdict.REFUTED);
            Review open = Review.of(Evidence.TESTS_ACCEPTED, Map.of("ATest.java", "12ab"), "- old\n+ new\n");
            BaseRun replaced = base(true, new Changes(open, List.of()), "a");
            assertThat(against(replaced)).isEqualTo(Verdict.UNVERIFIED);
            tests("<testsuite><testcase name='a'/><testcase name='b'><skipped/></testcase></testsuite>", 0);
            assertThat(against(base(true, "a", "b"))).isEqualTo(Verdict.REFUTED);
        }

        @Test
        void changed_tests_can_be_accepted_by_a_person_and_by_nothing_else() throws Exception {
            tests(PASSING, 0);
            Review open = Review.of(Evidence.TESTS_ACCEPTED, Map.of("ATest.java", "12ab"), "- old\n+ new\n");
            Verifier verifier = Verifiers.testsPassed(
                    root,
                    List.of("./test"),
                    accepted -> "12ab".equals(accepted.get("ATest.java"))
                            ? base(true, new Changes(null, List.of("ATest.java")), "a")
                            : base(false, new Changes(open, List.of()), "a"));
            Finding finding = verifier.verify(claim, evidence);
            assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(finding.review()).isEqualTo(open);
            evidence.add(new Evidence(Evidence.TESTS_ACCEPTED, Map.of("path", "ATest.java", "sha256", "12ac")));
            assertThat(verdict(verifier, claim)).isEqualTo(Verdict.REFUTED);
            evidence.add(new Evidence(Evidence.TESTS_ACCEPTED, Map.of("path", "ATest.java", "sha256", "12ab")));
            finding = verifier.verify(claim, evidence);
            assertThat(finding.verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(finding.why()).contains("; accepted by a person as changed: ATest.java");
        }

        @Test
        void new_tests_are_told_apart_and_very_many_are_counted() throws IOException {
            tests(PASSING, 0);
            Verifier named = Verifiers.testsPassed(root, List.of("./test"), accepted -> base(true, "a"));
            assertThat(why(named)).isEqualTo("2 tests ran and passed, and so do the 1 of the base revision; new: b");
            StringBuilder many = new StringBuilder("<testsuite>");
            for (int i = 0; i < 700; i++) {
                many.append("<testcase name='").append("x".repeat(80)).append(i).append("'/>");
            }
            tests(many + "</testsuite>", 0);
            assertThat(against(base(true, "a", "b"))).isEqualTo(Verdict.VERIFIED);
            tests(PASSING, 0);
            assertThat(against(base(true, "a", "b", "c"))).isEqualTo(Verdict.REFUTED);
        }

        private String why(Verifier tests) {
            try {
                return tests.verify(claim, evidence).why();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private static BaseRun base(boolean passed, String... names) {
            return base(passed, Changes.NONE, names);
        }

        private static BaseRun base(boolean passed, Changes changes, String... names) {
            return new BaseRun(passed, TestNames.of(List.of(names), List.of()), "", changes);
        }

        private Verdict against(BaseRun base) {
            return verdict(Verifiers.testsPassed(root, List.of("./test"), accepted -> base), claim);
        }

        private void tests(String report, int exit) throws IOException {
            script("test", "echo \"" + report + "\" > reports/TEST-a.xml; exit " + exit);
            run("./test");
        }
    }

    @Test
    void a_receipt_must_agree_on_all_facts() {
        Verifier verifier = Verifiers.receipt(Evidence.MESSAGE_DELIVERED, "channel", "id");
        Claim claim = new Claim(Claim.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "1"));
        assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
        evidence.add(new Evidence(Evidence.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "2")));
        assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
        evidence.add(new Evidence(Evidence.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "1")));
        assertThat(verdict(verifier, claim)).isEqualTo(Verdict.VERIFIED);
        assertThat(verdict(verifier.and((any, all) -> Finding.refuted("bounced")), claim))
                .isEqualTo(Verdict.REFUTED);
        assertThat(verdict(verifier, new Claim(Claim.MESSAGE_DELIVERED, Map.of("channel", "mail"))))
                .isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void a_receipt_that_a_notice_was_queued_proves_nothing_once_the_outbox_has_forgotten_it() {
        Verifier verifier = Verifiers.messageDelivered(new Forgetful());
        Claim claim = new Claim(Claim.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "1"));
        evidence.add(new Evidence(Evidence.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "1")));
        assertThat(verdict(verifier, claim)).isEqualTo(Verdict.VERIFIED);
        evidence.add(
                new Evidence(Evidence.MESSAGE_DELIVERED, Map.of("channel", "mail", "id", "1", "outbox", "queued")));
        assertThat(verdict(verifier, claim)).isEqualTo(Verdict.UNVERIFIED);
    }

    /** An outbox that has forgotten everything. */
    private static final class Forgetful implements Outbox {

        @Override
        public void send(String notifier, Notice notice) {}

        @Override
        public List<Outgoing> list() {
            return List.of();
        }

        @Override
        public boolean resend(String id) {
            return false;
        }

        @Override
        public boolean cancel(String id) {
            return false;
        }
    }

    private Verdict verdict(Verifier verifier, Claim claim) {
        try {
            return VerificationGate.of(Map.of(claim.kind(), verifier))
                    .check(List.of(claim), List.of(), evidence)
                    .verdict();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Claim file(String path) {
        return new Claim(Claim.FILE_CHANGED, Map.of("path", path));
    }

    private static Claim command(String command) {
        return new Claim(Claim.COMMAND_PASSED, Map.of("command", command));
    }

    private void edit(String file, String search, String replace) {
        call("edit_files", Map.of("edits", List.of(Map.of("file", file, "search", search, "replace", replace))));
    }

    private void run(String... command) {
        call("run_command", Map.of("command", List.of(command)));
    }

    private void call(String name, Map<String, Object> arguments) {
        Commands commands = Commands.in(root)
                .allow("true")
                .allow("sleep")
                .allow("./check")
                .allow("./test")
                .allow("./fake")
                .line("false || true")
                .line("false; true")
                .line("false | cat")
                .line("false & true")
                .line("true && true")
                .testReports("reports/*.xml");
        for (Skill skill : List.of(Workspace.at(root), commands)) {
            for (Tool<?> tool : skill.tools()) {
                if (tool.name().equals(name)) {
                    evidence.addAll(call(tool, arguments).evidence());
                    return;
                }
            }
        }
        throw new AssertionError("no tool " + name);
    }

    private <I> ToolResult call(Tool<I> tool, Map<String, Object> arguments) {
        try {
            Arguments.Bound<I> bound = Arguments.of(tool).read(Json.write(arguments));
            assertThat(bound.violations()).isEmpty();
            return tool.function()
                    .run(bound.input(), new ToolContext(AgentId.of("ada"), "b1", "k" + calls++, Instant.EPOCH));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void script(String name, String body) throws IOException {
        put(name, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
