package dev.kairos.testkit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kairos.api.internal.file.FileHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A small store in each test: the simulated disk must find the mistake, and none where there is none. */
class CrashStatesTest {

    private final DiskFaults faults = DiskFaults.none();
    private final SimulatedFolder folder = SimulatedFolder.empty(faults);

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a value may be after a crash, given what had been acknowledged last. */
    private List<String> found(String acknowledged) {
        List<String> values = new ArrayList<>();
        CrashStates.visit(folder, new SplittableRandom(1), bytes -> new int[] {3}, (crashed, notes, crash) -> {
            if (notes.contains(acknowledged)) {
                byte[] content = crashed.contents().get("value");
                values.add(content == null ? "nothing" : new String(content, StandardCharsets.UTF_8));
            }
        });
        assertThat(values).isNotEmpty();
        return values;
    }

    private void store(String value, boolean forceFile, boolean forceFolder) throws IOException {
        try (FileHandle file = folder.create("temporary")) {
            file.writeFully(bytes(value), 0);
            if (forceFile) {
                file.force();
            }
        }
        folder.rename("temporary", "value");
        if (forceFolder) {
            folder.force();
        }
        folder.mark(value);
        folder.create("later").close();
    }

    @Test
    void a_value_that_was_forced_with_its_name_is_there_whatever_happens() throws IOException {
        store("first value", true, true);
        store("second value", true, true);
        assertThat(found("second value")).containsOnly("second value");
    }

    @Test
    void a_value_whose_name_was_not_forced_may_be_gone() throws IOException {
        store("first value", true, false);
        assertThat(found("first value")).contains("first value", "nothing");
    }

    @Test
    void a_value_that_was_not_forced_may_be_gone() throws IOException {
        store("first value", false, true);
        assertThat(found("first value")).contains("");
    }

    @Test
    void a_write_may_be_torn_at_its_seams_and_elsewhere() throws IOException {
        FileHandle file = folder.create("value");
        folder.force();
        folder.mark("begun");
        file.writeFully(bytes("abcdefghij"), 0);
        List<String> found = found("begun");
        assertThat(found).contains("", "ab", "abc", "abcd", "abcdefghij");
        assertThat(found).anyMatch(value -> value.matches("\\x00+[b-i]*j"));
    }

    @Test
    void what_a_failed_force_covered_is_lost_though_it_can_be_read() throws IOException {
        FileHandle file = folder.create("value");
        folder.force();
        faults.failForceAfter(0);
        file.writeFully(bytes("value"), 0);
        assertThatExceptionOfType(IOException.class).isThrownBy(file::force);
        faults.mend();
        file.force();
        folder.mark("forced");
        folder.create("later").close();
        assertThat(folder.contents().get("value")).isEqualTo("value".getBytes(StandardCharsets.UTF_8));
        assertThat(found("forced")).containsOnly("");
    }

    @Test
    void a_full_disk_takes_what_still_fits() throws IOException {
        FileHandle file = folder.create("value");
        faults.fillAfter(3);
        assertThat(file.write(bytes("value"), 0)).isEqualTo(3);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> file.writeFully(bytes("ue"), 3))
                .withMessageContaining("No space left");
        assertThat(file.size()).isEqualTo(3);
    }

    @Test
    void names_that_were_changed_without_a_force_come_and_go_independently() throws IOException {
        folder.create("a").close();
        folder.create("b").close();
        folder.force();
        folder.delete("a");
        folder.delete("b");
        List<List<String>> names = new ArrayList<>();
        CrashStates.visit(folder, new SplittableRandom(1), bytes -> new int[0], (crashed, notes, crash) -> {
            if (crash.operation() == 4) {
                names.add(crashed.names());
            }
        });
        assertThat(names).contains(List.of("a", "b"), List.of("b"), List.of("a"), List.of());
    }
}
