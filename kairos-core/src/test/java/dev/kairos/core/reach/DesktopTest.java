package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopTest {

    private static final Notice NOTICE =
            Notice.news("k", AgentId.of("a1"), Severity.URGENT, Content.of("--help", "a <b>bold</b> text"));

    @TempDir
    Path folder;

    @Test
    void words_are_arguments_and_never_options_or_markup() throws Exception {
        Path program = folder.resolve("notify");
        Path seen = folder.resolve("seen");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + seen + "'\n");
        assumeTrue(program.toFile().setExecutable(true));

        assertThat(Notifiers.desktop("desktop", program.toString()).deliver(NOTICE))
                .isEqualTo(new Delivery.Confirmed(""));
        assertThat(Files.readAllLines(seen))
                .containsExactly(
                        "--app-name=Kairos", "--urgency=critical", "--", "--help", "a &lt;b&gt;bold&lt;/b&gt; text");
    }

    @Test
    void a_missing_program_is_a_failure() throws Exception {
        Notifier missing = Notifiers.desktop("desktop", folder.resolve("none").toString());

        assertThat(missing.deliver(NOTICE)).isInstanceOf(Delivery.Refused.class);
    }
}
