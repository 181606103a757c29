package dev.kairos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KairosExceptionTest {
    @Test
    void keeps_its_message_and_its_cause() {
        IOException cause = new IOException("disk full");

        assertThat(new Full("Free some space", cause))
                .hasMessage("Free some space")
                .hasCause(cause);
    }

    private static final class Full extends KairosException {
        private static final long serialVersionUID = 1L;

        Full(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
