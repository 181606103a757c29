package dev.kairos.core.internal.fact;

import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened on the way from a cause to a beat. */
public sealed interface WakeFact extends Fact {

    /**
     * The gate decided; the cause stands in the envelope.
     *
     * @param decision what it decided
     * @param reasons what had changed, or why nothing runs
     * @param slot the latest heartbeat slot that this wake serves, or {@code null}
     * @param until when a wake that was held comes back, or {@code null}
     */
    record Decided(
            WakeDecision.Kind decision,
            List<String> reasons,
            @Nullable Instant slot,
            @Nullable Instant until) implements WakeFact {

        static Decided read(Fields f) {
            return new Decided(
                    f.choice("decision", WakeDecision.Kind.class),
                    f.texts("reasons"),
                    f.optInstant("slot"),
                    f.optInstant("until"));
        }

        @Override
        public Kind kind() {
            return Kind.WAKE_DECIDED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("decision", decision)
                    .put("reasons", reasons)
                    .put("slot", slot)
                    .put("until", until)
                    .done();
        }
    }

    /** Heartbeat slots passed while the agent could not wake. */
    record Missed(long slots, Instant first, Instant last) implements WakeFact {

        static Missed read(Fields f) {
            return new Missed(f.number("slots"), f.instant("first"), f.instant("last"));
        }

        @Override
        public Kind kind() {
            return Kind.SLOTS_MISSED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("slots", slots).put("first", first).put("last", last).done();
        }
    }

    /** A sensor threw or hung; it counts as unchanged. */
    record SensorFailed(String sensor, String why) implements WakeFact {

        static SensorFailed read(Fields f) {
            return new SensorFailed(f.text("sensor"), f.text("why", ""));
        }

        @Override
        public Kind kind() {
            return Kind.SENSOR_FAILED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("sensor", sensor).put("why", why).done();
        }
    }
}
