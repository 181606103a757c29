package dev.kairos.core.workspace;

import static dev.kairos.core.workspace.Caller.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.skill.ToolResult.Status;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Invariants.class)
class WorkspaceTest {

    @TempDir
    Path temp;

    private Path root;
    private Workspace workspace;
    private Caller agent;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(temp.resolve("shop"));
        workspace = Workspace.at(root);
        agent = new Caller(workspace);
    }

    @Nested
    class Reading {

        @Test
        void lines_come_with_their_version_and_the_origin_of_the_files() throws IOException {
            put("a.txt", "one\ntwo\nthree\n");
            ToolResult read = agent.call("read_file", new WorkspaceTools.ReadInput("a.txt", 2, 1));
            assertThat(read.text())
                    .startsWith("a.txt (lines 2-2 of 3, version ")
                    .endsWith(")\ntwo");
            assertThat(read.origin()).isEqualTo(Origin.UNTRUSTED);
            assertThat(new Caller(workspace.from(Origin.TEAM)).read("a.txt").origin())
                    .isEqualTo(Origin.TEAM);
        }

        @Test
        void encodings_are_recognised_and_binary_files_refused() throws IOException {
            Files.write(root.resolve("latin.txt"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
            Files.write(root.resolve("wide.txt"), "\uFEFFwide\n".getBytes(StandardCharsets.UTF_16LE));
            Files.write(root.resolve("bin"), new byte[] {1, 0, 2});
            assertThat(agent.read("latin.txt").text()).contains("caf\u00e9").contains("ISO-8859-1");
            assertThat(agent.read("wide.txt").text()).contains("wide").contains("UTF-16LE");
            assertThat(agent.read("bin").text()).isEqualTo("'bin' is binary (3 bytes)");
        }

        @Test
        void what_is_too_large_is_refused_and_what_is_too_long_is_cut() throws IOException {
            put("long.txt", "x".repeat(5_000));
            Caller small = new Caller(workspace.limits(new WorkspaceLimits(1_000, 4_000, 10)));
            Caller cut = new Caller(workspace.limits(new WorkspaceLimits(1_000, 6_000, 10)));
            assertThat(small.read("long.txt").text()).isEqualTo("'long.txt' has 5000 bytes, more than 4000");
            assertThat(cut.read("long.txt").text()).endsWith("(4000 more characters)");
        }

        @Test
        void secret_bearing_files_are_shown_without_values() throws IOException {
            put(".env", "# local\nDB_PASSWORD=hunter2\nexport TOKEN: abc\nloose\n");
            put("id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n");
            assertThat(agent.read(".env").text())
                    .contains("DB_PASSWORD=[redacted]\nexport TOKEN: [redacted]\n[redacted]")
                    .doesNotContain("hunter2")
                    .doesNotContain("loose");
            assertThat(agent.read("id_rsa").text()).doesNotContain("b3Blbn");
            assertThat(agent.search("hunter", false).text()).startsWith("nothing found");
        }

        @Test
        void credentials_in_other_files_are_redacted() throws IOException {
            String token = PlantedSecrets.token(7);
            put("notes.md", "use " + token + "\n");
            assertThat(agent.read("notes.md").text()).doesNotContain(token).contains("use ");
            assertThat(agent.search("use", false).text()).doesNotContain(token);
        }

        @Test
        void links_are_named_but_not_followed() throws IOException {
            Path outside = Files.writeString(temp.resolve("outside.txt"), "sentinel");
            Files.createSymbolicLink(root.resolve("link"), outside);
            Files.createSymbolicLink(root.resolve("folder"), temp);
            assertThat(agent.read("link").text()).contains("is a link");
            assertThat(agent.read("folder/outside.txt").text()).contains("'folder' is a link");
            assertThat(agent.call("list_files", new WorkspaceTools.ListInput(null))
                            .text())
                    .contains("link (link, not followed)");
            assertThat(agent.search("sentinel", false).text()).startsWith("nothing found");
        }

        @Test
        void pipes_are_refused_without_waiting() throws Exception {
            assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(agent.read("pipe").text()).isEqualTo("'pipe' is a pipe, socket or device");
        }
    }

    @Nested
    class Searching {

        @Test
        void finds_texts_and_expressions_outside_of_what_git_ignores() throws IOException {
            put(".gitignore", "target/\n");
            put("src/A.java", "class A {}\nint x;\n");
            put("target/B.java", "class B {}\n");
            assertThat(agent.search("class", false).text()).isEqualTo("src/A.java:1: class A {}\n");
            assertThat(agent.search("in[t] \\w;", true).text()).isEqualTo("src/A.java:2: int x;\n");
            assertThat(agent.call("find_files", new WorkspaceTools.FindInput("*.java", null))
                            .text())
                    .isEqualTo("src/A.java");
            assertThat(agent.call("find_files", new WorkspaceTools.FindInput("*.java", "target"))
                            .text())
                    .as("a folder that is named is looked through, ignored or not")
                    .isEqualTo("target/B.java");
        }

        @Test
        void expressions_that_are_too_large_or_not_linear_are_refused() throws IOException {
            put("a.txt", "aaaa\n");
            assertThat(agent.search("(a{100}){100}", true).status()).isEqualTo(Status.ERROR);
            assertThat(agent.search("(a)\\1", true).text()).contains("no look-arounds");
        }

        @Test
        void many_matches_are_cut_and_that_is_said() throws IOException {
            put("a.txt", "x\n".repeat(1_000));
            assertThat(agent.search("x", false).text()).endsWith("… stopped after 200 matches");
        }
    }

    @Nested
    class Writing {

        @Test
        void a_new_file_comes_with_its_folders_and_shows_its_diff() throws IOException {
            ToolResult written = agent.write("a/b/c.txt", "one\n");
            assertThat(written.text())
                    .isEqualTo("wrote a/b/c.txt (new)\n--- a/b/c.txt\n+++ a/b/c.txt\n@@ -0,0 +1 @@\n+one\n");
            assertThat(root.resolve("a/b/c.txt")).hasContent("one\n");
        }

        @Test
        void a_file_is_replaced_only_after_it_was_read() throws IOException {
            put("a.txt", "one\n");
            assertThat(agent.write("a.txt", "two\n").text()).contains("read it before replacing it");
            agent.read("a.txt");
            assertThat(agent.write("a.txt", "two\n").failed()).isFalse();
            assertThat(agent.write("a.txt", "three\n").failed()).isFalse();
            assertThat(root.resolve("a.txt")).hasContent("three\n");
        }

        @Test
        void what_a_person_changed_since_it_was_read_is_not_overwritten() throws IOException {
            put("a.txt", "one\n");
            agent.read("a.txt");
            put("a.txt", "by a person\n");
            assertThat(agent.write("a.txt", "two\n").text()).contains("changed by somebody else since it was read");
            assertThat(agent.edit(one("a.txt", "by", "for")).text()).contains("changed by somebody else");
            assertThat(root.resolve("a.txt")).hasContent("by a person\n");
        }

        @Test
        void a_version_that_was_read_in_an_earlier_beat_can_be_named() throws IOException {
            put("a.txt", "one\n");
            String version = agent.read("a.txt").text().replaceAll("(?s).*version (\\w+).*", "$1");
            agent.beat("b2");
            assertThat(agent.call("write_file", new WorkspaceTools.WriteInput("a.txt", "two\n", version, null))
                            .failed())
                    .isFalse();
            assertThat(agent.call("write_file", new WorkspaceTools.WriteInput("a.txt", "3\n", version, null))
                            .failed())
                    .isTrue();
        }

        @Test
        void a_text_that_lost_its_rest_is_refused() throws IOException {
            put("a.txt", "line\n".repeat(1_000));
            agent.read("a.txt");
            assertThat(agent.write("a.txt", "line\n// the rest as before\n").text())
                    .contains("less than half");
            assertThat(agent.call("write_file", new WorkspaceTools.WriteInput("a.txt", "line\n", null, true))
                            .failed())
                    .isFalse();
        }

        @Test
        void permissions_and_line_ends_stay() throws IOException {
            put("run.sh", "echo 1\r\necho 2\r\n");
            Files.setPosixFilePermissions(root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
            agent.read("run.sh");
            agent.write("run.sh", "echo 3\necho 4\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("run.sh"))))
                    .isEqualTo("rwxr-x--x");
            assertThat(Files.readString(root.resolve("run.sh"))).isEqualTo("echo 3\r\necho 4\r\n");
        }

        @Test
        void nothing_is_written_through_a_hard_link() throws IOException {
            Path outside = Files.writeString(temp.resolve("outside.txt"), "one\n");
            Files.createLink(root.resolve("a.txt"), outside);
            agent.edit(one("a.txt", "one", "two"));
            assertThat(outside).hasContent("one\n");
            assertThat(root.resolve("a.txt")).hasContent("two\n");
        }

        @Test
        void protected_paths_are_refused_in_every_spelling() throws IOException {
            for (String path : new String[] {
                ".git/config",
                ".GIT/hooks/x",
                "a/.git/config",
                ".env",
                ".ENV.local",
                "k.pem",
                ".ssh/config",
                "id_rsa",
                ".npmrc"
            }) {
                assertThat(agent.write(path, "x").status()).as(path).isEqualTo(Status.ERROR);
            }
            assertThat(agent.write(".github/w.yml", "x").text()).contains("Workspace.writable");
            Caller allowed = new Caller(workspace.writable(".github/**", ".git/**"));
            assertThat(allowed.write(".github/w.yml", "x").failed()).isFalse();
            assertThat(allowed.write(".git/config", "x").failed()).isTrue();
            assertThat(root.resolve(".git")).doesNotExist();
        }

        @Test
        void a_name_that_differs_by_case_only_is_refused() throws IOException {
            put("Readme.md", "x\n");
            assertThat(agent.write("README.md", "y\n").text()).contains("the same as 'Readme.md'");
            assertThat(agent.write("d/A", "1").failed()).isFalse();
            assertThat(agent.write("D/b", "1").text()).contains("the same as 'd'");
        }

        @Test
        void a_call_that_is_repeated_after_a_crash_changes_nothing_twice() throws IOException {
            WorkspaceTools.WriteInput input = new WorkspaceTools.WriteInput("a.txt", "one\n", null, null);
            ToolResult first = agent.call("write_file", "k", input);
            put("a.txt", "later\n");
            Caller restarted = new Caller(Workspace.at(root));
            assertThat(restarted.call("write_file", "k", input)).isEqualTo(first);
            assertThat(root.resolve("a.txt")).hasContent("later\n");
        }
    }

    @Nested
    class Editing {

        @Test
        void several_files_are_edited_all_or_none() throws IOException {
            put("a.txt", "one\n");
            put("b.txt", "two\n");
            assertThat(agent.edit(one("a.txt", "one", "1"), one("b.txt", "three", "3"))
                            .text())
                    .startsWith("'b.txt': the search text is not there");
            assertThat(root.resolve("a.txt")).hasContent("one\n");
            assertThat(agent.edit(one("a.txt", "one", "1"), one("b.txt", "two", "2"), one("a.txt", "1", "11"))
                            .failed())
                    .isFalse();
            assertThat(root.resolve("a.txt")).hasContent("11\n");
            assertThat(root.resolve("b.txt")).hasContent("2\n");
        }

        @Test
        void tolerance_is_reported() throws IOException {
            put("a.txt", "    one\n");
            assertThat(agent.edit(one("a.txt", "one\n", "two\n")).text()).doesNotContain("ignoring");
            put("b.txt", "\tone();\n\ttwo();\n");
            assertThat(agent.edit(one("b.txt", "one();\ntwo();", "three();")).text())
                    .contains("a place was found ignoring indentation");
            assertThat(root.resolve("b.txt")).hasContent("\tthree();\n");
        }

        @Test
        void the_encoding_stays_and_what_it_lacks_is_refused() throws IOException {
            Files.write(root.resolve("latin.txt"), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(agent.edit(one("latin.txt", "caf\u00e9", "th\u00e9")).failed())
                    .isFalse();
            assertThat(Files.readAllBytes(root.resolve("latin.txt")))
                    .isEqualTo("th\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(agent.edit(one("latin.txt", "th\u00e9", "\u8336")).text())
                    .contains("lacks a character");
        }
    }

    @Nested
    class Moving {

        @Test
        void folders_move_whole_and_come_back_whole() throws IOException {
            put("a/b.txt", "1\n");
            put("a/c/d.txt", "2\n");
            assertThat(agent.move("a", "x/y").failed()).isFalse();
            assertThat(root.resolve("x/y/c/d.txt")).hasContent("2\n");
            assertThat(agent.delete("x").failed()).isFalse();
            assertThat(root.resolve("x")).doesNotExist();
            assertThat(agent.undo().failed()).isFalse();
            assertThat(root.resolve("a/c/d.txt")).hasContent("2\n");
            assertThat(root.resolve("x")).doesNotExist();
        }

        @Test
        void a_folder_that_holds_something_protected_stays() throws IOException {
            put("a/.env", "A=1\n");
            assertThat(agent.delete("a").failed()).isTrue();
            assertThat(agent.move("a", "b").failed()).isTrue();
            assertThat(agent.move("a/.env", "a/env.txt").failed()).isTrue();
            assertThat(root.resolve("a/.env")).exists();
        }

        @Test
        void nothing_moves_into_itself_or_over_something() throws IOException {
            put("a/b.txt", "1\n");
            put("c.txt", "2\n");
            assertThat(agent.move("a", "a/d").failed()).isTrue();
            assertThat(agent.move("a/b.txt", "c.txt").text()).contains("there is a file 'c.txt' already");
            assertThat(agent.delete(".").failed()).isTrue();
        }

        @Test
        void a_link_is_deleted_itself() throws IOException {
            Path outside = Files.writeString(temp.resolve("outside.txt"), "x");
            Files.createSymbolicLink(root.resolve("link"), outside);
            assertThat(agent.delete("link").failed()).isFalse();
            assertThat(outside).exists();
            agent.undo();
            assertThat(Files.readSymbolicLink(root.resolve("link"))).isEqualTo(outside);
        }
    }

    @Nested
    class Undoing {

        @Test
        void takes_back_one_beat_and_leaves_the_others() throws IOException {
            put("a.txt", "0\n");
            agent.edit(one("a.txt", "0", "1"));
            agent.write("n/new.txt", "x\n");
            agent.beat("b2");
            agent.write("other.txt", "y\n");
            assertThat(workspace.undo(AgentId.of("ada"), "b1")).containsExactlyInAnyOrder("a.txt", "n/new.txt", "n");
            assertThat(root.resolve("a.txt")).hasContent("0\n");
            assertThat(root.resolve("n")).doesNotExist();
            assertThat(root.resolve("other.txt")).exists();
            assertThatExceptionOfType(WorkspaceException.class)
                    .isThrownBy(() -> workspace.undo(AgentId.of("ada"), "b1"));
        }

        @Test
        void is_refused_whole_when_a_person_changed_one_of_the_files() throws IOException {
            agent.write("a.txt", "1\n");
            agent.write("b.txt", "1\n");
            put("a.txt", "by a person\n");
            assertThat(agent.undo().text()).contains("'a.txt' was changed by somebody else");
            assertThat(root.resolve("a.txt")).hasContent("by a person\n");
            assertThat(root.resolve("b.txt")).hasContent("1\n");
        }

        @Test
        void keeps_a_folder_in_which_somebody_else_put_something() throws IOException {
            agent.write("n/a.txt", "1\n");
            put("n/theirs.txt", "2\n");
            assertThat(agent.undo().failed()).isFalse();
            assertThat(root.resolve("n/a.txt")).doesNotExist();
            assertThat(root.resolve("n/theirs.txt")).exists();
        }

        @Test
        void what_a_beat_does_after_an_undo_can_be_taken_back_again() throws IOException {
            agent.write("a.txt", "1\n");
            agent.undo();
            agent.write("a.txt", "2\n");
            assertThat(agent.undo().failed()).isFalse();
            assertThat(root.resolve("a.txt")).doesNotExist();
            assertThat(agent.undo().text()).contains("nothing here");
        }
    }

    @Test
    void a_folder_that_is_missing_or_replaced_is_said() throws IOException {
        assertThatExceptionOfType(WorkspaceException.class).isThrownBy(() -> Workspace.at(temp.resolve("none")));
        Files.move(root, temp.resolve("aside"));
        Files.createDirectory(root);
        assertThat(agent.write("a.txt", "x").text()).contains("root was replaced");
    }

    @Test
    void the_folder_for_what_was_replaced_must_lie_beside() {
        Caller inside = new Caller(workspace.state(root.resolve("state")));
        assertThat(inside.write("a.txt", "x").text()).contains("overlaps the workspace");
    }

    @Test
    void tools_say_what_they_do() {
        assertThat(workspace.tools())
                .filteredOn(tool -> tool.effect() == Effect.READ)
                .extracting(Tool::name)
                .containsExactly("list_files", "find_files", "read_file", "search_files");
        assertThat(workspace.readOnly().tools()).hasSize(4);
        assertThat(workspace.named("docs").tools()).extracting(Tool::name).contains("docs_read_file");
    }

    private void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
