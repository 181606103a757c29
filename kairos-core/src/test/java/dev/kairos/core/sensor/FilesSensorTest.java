package dev.kairos.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesSensorTest {

    @TempDir
    Path temp;

    @Test
    void the_first_reading_counts_and_later_ones_tell_what_changed() throws Exception {
        write("a.md", "1");
        write("d/b.md", "2");
        write("c.md", "3");
        Sensor sensor = Sensors.files(root());

        Reading first = sensor.sense();
        write("a.md", "other");
        write("d/e.md", "new");
        Files.delete(root().resolve("c.md"));
        Reading second = sensor.sense();
        Reading third = sensor.sense();

        assertThat(sensor.name()).isEqualTo("files:docs");
        assertThat(first.text()).isEqualTo("files of docs: 3 files; looked at for the first time since the start");
        assertThat(first.origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(second.text())
                .isEqualTo("files of docs: 3 files; since the last look:\nchanged a.md\nadded d/e.md\nremoved c.md");
        assertThat(third)
                .isEqualTo(
                        new Reading(second.fingerprint(), "files of docs: 3 files; nothing changed", Origin.UNTRUSTED));
    }

    @Test
    void touching_changes_nothing() throws Exception {
        write("a.md", "1");
        Sensor sensor = Sensors.files(root());
        Reading first = sensor.sense();
        Files.setLastModifiedTime(root().resolve("a.md"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(sensor.sense().fingerprint()).isEqualTo(first.fingerprint());
        assertThat(Sensors.files(root()).sense().fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void what_no_beat_has_worked_with_stays_news() throws Exception {
        write("a.md", "1");
        Sensor sensor = Sensors.files(root());
        String seen = sensor.sense(null).fingerprint();
        write("b.md", "2");
        sensor.sense(seen);
        write("c.md", "3");

        assertThat(sensor.sense(seen).text()).contains("added b.md", "added c.md");
        assertThat(sensor.sense("unknown").text()).contains("for the first time");
    }

    @Test
    void old_news_is_forgotten_before_it_takes_room() throws Exception {
        write("a.md", "0");
        Sensor sensor = Sensors.files(root());
        String first = sensor.sense(null).fingerprint();
        for (int i = 1; i < 10; i++) {
            write("a.md", "content " + i);
            sensor.sense(null);
        }

        assertThat(sensor.sense(first).text()).contains("for the first time");
    }

    @Test
    void globs_choose_what_counts() throws Exception {
        for (String path : List.of(
                "a.java", "src/b.java", "src/c.txt", "target/d.java", "docs/e.md", "docs/f/g.md", ".git/h.java")) {
            write(path, "x");
        }

        assertThat(added("*.java", "!target/")).containsExactly("a.java", "src/b.java");
        assertThat(added("/*.java")).containsExactly("a.java");
        assertThat(added("docs/**")).containsExactly("docs/e.md", "docs/f/g.md");
        assertThat(added("docs/*.md", "src/?.txt")).containsExactly("docs/e.md", "src/c.txt");
        assertThat(added("!*.java", "!docs")).containsExactly("src/c.txt");
    }

    @Test
    void a_glob_that_matches_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sensors.files(root(), ""))
                .withMessageContaining("glob ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sensors.files(root(), "*.{java,kt}"))
                .withMessageContaining("one glob for each alternative");
    }

    @Test
    void the_text_is_bounded_and_its_lines_are_its_own() throws Exception {
        Sensor sensor = Sensors.files(root());
        write("a", "1");
        sensor.sense();
        write("new\nremoved everything\u202e", "x");
        for (int i = 0; i < 100; i++) {
            write("f" + i + "x".repeat(200), "x");
        }
        String text = sensor.sense().text();

        assertThat(text).hasSizeLessThan(16_000).contains("\nand 51 more").doesNotContain("\u202e");
        assertThat(text.lines().skip(1).limit(50)).allMatch(line -> line.startsWith("added "));
    }

    @Test
    void what_cannot_be_looked_at_is_a_typed_failure() throws Exception {
        write("a", "1");
        write("b", "22");

        failed(Sensors.files(temp.resolve("nowhere")), Problem.MISSING, "nowhere");
        failed(Sensors.files(root(), new FileLimits(1, 100)), Problem.TOO_LARGE, "more than 1 files");
        failed(Sensors.files(root(), new FileLimits(9, 2)), Problem.TOO_LARGE, "more than 2 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new FileLimits(0, 1));
    }

    private static void failed(Sensor sensor, Problem problem, String message) {
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(sensor::sense)
                .withMessageContaining("sensor '" + sensor.name() + "'")
                .withMessageContaining(message)
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.retriable()).isFalse();
                    assertThat(e.sensor()).isEqualTo(sensor.name());
                });
    }

    private List<String> added(String... globs) throws Exception {
        Path empty = Files.createDirectories(temp.resolve("moved"));
        Files.delete(empty);
        Sensor sensor = Sensors.files(root(), globs);
        Files.move(root(), empty);
        Files.createDirectory(root());
        sensor.sense();
        Files.delete(root());
        Files.move(empty, root());
        return sensor.sense()
                .text()
                .lines()
                .skip(1)
                .map(line -> line.replace("added ", ""))
                .sorted()
                .toList();
    }

    private Path root() {
        return temp.resolve("docs");
    }

    private void write(String path, String content) throws IOException {
        Path file = root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
