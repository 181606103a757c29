package dev.kairos.core.reach;

import dev.kairos.testkit.NotifierContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A notifier against a small server. */
@Timeout(30)
abstract class WireTest extends NotifierContract {

    FarSide far;

    @BeforeEach
    void listen() throws IOException {
        far = new FarSide();
    }

    @AfterEach
    void hangUp() throws IOException {
        far.close();
    }

    @Override
    protected void farSide(FarSideMood mood) throws IOException {
        far.mood(mood, FarSide.ok(well()));
    }

    String well() {
        return "{\"id\":\"m1\"}";
    }
}
