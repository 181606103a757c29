package dev.kairos.core.internal.fact;

import dev.kairos.core.internal.json.Fields;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that happened to an agent: the typed form of an entry's payload. */
public sealed interface Fact
        permits Configured, InboxFact, WakeFact, BeatFact, ObjectiveFact, OversightFact, DreamFact, Passed {

    /** Every kind of fact with its name in the journal, the version of its shape and its reader. */
    enum Kind {
        CONFIGURED("agent.configured", Configured::read),
        MESSAGE_RECEIVED("message.received", InboxFact.Said::read),
        EVENT_RECEIVED("event.received", InboxFact.Happened::read),
        WAKE_DECIDED("wake.decided", WakeFact.Decided::read),
        SLOTS_MISSED("heartbeat.missed", WakeFact.Missed::read),
        SENSOR_FAILED("sensor.failed", WakeFact.SensorFailed::read),
        BEAT_STARTED("beat.started", BeatFact.Started::read),
        MODEL_CALLED("model.called", ModelFact.Called::read),
        MODEL_REPLIED("model.replied", ModelFact.Replied::read),
        MODEL_FAILED("model.failed", ModelFact.Failed::read),
        TOOL_CALLED("tool.called", ToolFact.Called::read),
        TOOL_RETURNED("tool.returned", ToolFact.Returned::read),
        CLAIMS_CHECKING("claims.checking", ClaimFact.Checking::read),
        CLAIMS_CHECKED("claims.checked", ClaimFact.Checked::read),
        BEAT_RESUMED("beat.resumed", BeatFact.Resumed::read),
        BEAT_TOLD("beat.told", BeatFact.Told::read),
        SKILL_BROUGHT("skill.brought", ToolFact.SkillBrought::read),
        BEAT_COMPACTED("beat.compacted", BeatFact.Compacted::read),
        BEAT_ENDED("beat.ended", BeatFact.Ended::read),
        BEAT_REMEMBERED("beat.remembered", BeatFact.Remembered::read),
        OBJECTIVE_PUT("objective.put", ObjectiveFact.Put::read),
        OBJECTIVE_MOVED("objective.moved", ObjectiveFact.Moved::read),
        CONTROL_CHANGED("control.changed", OversightFact.Controlled::read),
        BUDGET_REFUSED("budget.refused", OversightFact.Refused::read),
        ACTION_DECIDED("action.decided", OversightFact.Decided::read),
        APPROVAL_ASKED("approval.asked", OversightFact.Asked::read),
        APPROVAL_SHOWN("approval.shown", OversightFact.Shown::read),
        APPROVAL_ANSWERED("approval.answered", OversightFact.Answered::read),
        APPROVAL_USED("approval.used", OversightFact.Used::read),
        APPROVAL_CLOSED("approval.closed", OversightFact.Closed::read),
        FILES_TAINTED("files.tainted", OversightFact.Tainted::read),
        BEAT_ESCALATED("beat.escalated", BeatFact.Escalated::read),
        DREAM_ENDED("dream.ended", DreamFact.Ended::read),
        PASSED("", null);

        /** The version of every shape that this code writes and reads. */
        static final int VERSION = 1;

        private static final Map<String, Kind> BY_NAME = Arrays.stream(values())
                .filter(kind -> kind.reader != null)
                .collect(Collectors.toUnmodifiableMap(kind -> kind.label, Function.identity()));

        private final String label;
        private final @Nullable Function<Fields, Fact> reader;

        Kind(String label, @Nullable Function<Fields, Fact> reader) {
            this.label = label;
            this.reader = reader;
        }

        /** The kind's name in the journal. */
        public String label() {
            return label;
        }

        @Nullable
        Function<Fields, Fact> reader() {
            return reader;
        }

        static Kind named(String label) {
            return BY_NAME.getOrDefault(label, PASSED);
        }
    }

    /** The kind, for exhaustive switches. */
    Kind kind();

    /** The payload as a tree. */
    Map<String, @Nullable Object> tree();
}
