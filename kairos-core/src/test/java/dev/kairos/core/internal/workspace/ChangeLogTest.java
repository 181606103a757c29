package dev.kairos.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.core.internal.workspace.ChangeLog.Work;
import dev.kairos.core.internal.workspace.WorkRoot.Handles;
import dev.kairos.testkit.Invariants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Invariants.class)
class ChangeLogTest {

    private static final Content ONE = new Content(bytes("one"));

    @TempDir
    Path temp;

    private Path root;
    private Path state;
    private int keys;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(temp.resolve("root"));
        state = temp.resolve("state");
        Files.writeString(root.resolve("a.txt"), "one");
    }

    @ParameterizedTest
    @EnumSource(Handles.class)
    void a_change_of_several_files_is_taken_back_when_one_of_them_was_changed_meanwhile(Handles handles)
            throws IOException {
        Files.writeString(root.resolve("b.txt"), "by a person");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> log(handles).change(author(), draft -> {
                    draft.write(path("new/c.txt"), bytes("three"), null);
                    draft.write(path("a.txt"), bytes("two"), ONE);
                    draft.write(path("b.txt"), bytes("two"), ONE);
                    return "";
                }))
                .withMessageContaining("'b.txt' was changed by somebody else");
        assertThat(root.resolve("a.txt")).hasContent("one");
        assertThat(root.resolve("b.txt")).hasContent("by a person");
        assertThat(root.resolve("new")).doesNotExist();
        assertThat(changes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Handles.class)
    void a_change_that_a_crash_cut_off_is_taken_back_before_the_next_one(Handles handles) throws IOException {
        ChangeLog log = log(handles);
        Work work = draft -> {
            draft.write(path("new/c.txt"), bytes("three"), null);
            draft.write(path("a.txt"), bytes("two"), ONE);
            draft.move(path("d"), path("e"), null);
            return "done";
        };
        Files.createDirectory(root.resolve("d"));
        log.change(author(), work);
        Files.delete(changes().get(0).resolve("done"));
        assertThat(root.resolve("a.txt")).hasContent("two");

        log(handles).change(author(), draft -> {
            draft.write(path("other.txt"), bytes("x"), null);
            return "";
        });

        assertThat(root.resolve("a.txt")).hasContent("one");
        assertThat(root.resolve("new")).doesNotExist();
        assertThat(root.resolve("d")).isDirectory();
        assertThat(root.resolve("e")).doesNotExist();
        assertThat(changes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Handles.class)
    void what_a_crash_left_outside_is_kept_when_somebody_else_took_its_place(Handles handles) throws IOException {
        log(handles).change(author(), draft -> {
            draft.write(path("a.txt"), bytes("two"), ONE);
            return "done";
        });
        Path change = changes().get(0);
        Files.delete(change.resolve("done"));
        Files.writeString(root.resolve("a.txt"), "by a person");

        log(handles).change(author(), draft -> "");

        assertThat(root.resolve("a.txt")).hasContent("by a person");
        assertThat(change.resolve("old-0")).hasContent("one");
    }

    @ParameterizedTest
    @EnumSource(Handles.class)
    void an_undo_that_a_crash_cut_off_can_be_done_again(Handles handles) throws IOException {
        log(handles).change(new Author("ada", "b1", "k1", Instant.EPOCH), draft -> {
            draft.write(path("a.txt"), bytes("two"), ONE);
            return "done";
        });
        log(handles).undo(author(), "b1");
        assertThat(root.resolve("a.txt")).hasContent("one");
        Files.delete(changes().get(1).resolve("done"));

        log(handles).undo(author(), "b1");

        assertThat(root.resolve("a.txt")).hasContent("one");
    }

    @ParameterizedTest
    @EnumSource(Handles.class)
    void a_link_on_the_way_is_refused(Handles handles) throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(root.resolve("link"), outside);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> log(handles).change(author(), draft -> {
                    draft.write(path("link/x.txt"), bytes("x"), null);
                    return "";
                }));
        assertThat(outside).isEmptyDirectory();
    }

    private ChangeLog log(Handles handles) throws IOException {
        return new ChangeLog(WorkRoot.at(root, handles), state);
    }

    private Author author() {
        return new Author("ada", "b" + keys, "key" + keys++, Instant.EPOCH);
    }

    private List<Path> changes() throws IOException {
        try (Stream<Path> listed = Files.list(state)) {
            return listed.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static WorkPath path(String text) throws RefusedException {
        return WorkPath.parse(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
