package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void numbers_on_disk_never_change_their_meaning() {
        assertThat(Arrays.stream(Origin.values()).map(origin -> Codes.of(origin) + " " + origin))
                .containsExactly("1 OWNER", "2 AGENT", "3 TEAM", "4 UNTRUSTED");
        assertThat(Arrays.stream(Cause.Kind.values()).map(kind -> Codes.of(kind) + " " + kind))
                .containsExactly(
                        "1 START",
                        "2 HEARTBEAT",
                        "3 EVENT",
                        "4 MESSAGE",
                        "5 OBJECTIVE",
                        "6 SELF",
                        "7 RETRY",
                        "8 APPROVAL",
                        "9 HOST");
        assertThat(Arrays.stream(RecordType.values()).map(type -> type.code() + " " + type))
                .containsExactly("1 ENTRY", "2 CHECKPOINT", "3 KEYS", "4 ROSTER", "5 RELEASED", "6 CLOSED");
    }

    @Test
    void numbers_lead_back_and_unknown_ones_lead_nowhere() {
        assertThat(Origin.values())
                .allSatisfy(origin -> assertThat(Codes.origin(Codes.of(origin))).isEqualTo(origin));
        assertThat(Cause.Kind.values())
                .allSatisfy(kind -> assertThat(Codes.cause(Codes.of(kind))).isEqualTo(kind));
        assertThat(Codes.origin(0)).isNull();
        assertThat(Codes.cause(100)).isNull();
        assertThat(RecordType.of(7)).isNull();
    }
}
