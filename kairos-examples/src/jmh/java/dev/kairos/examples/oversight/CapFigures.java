package dev.kairos.examples.oversight;

import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** A capped agent for a day on which something happens every minute. */
public final class CapFigures {

    private static final int MINUTES = 24 * 60 - 1;

    private int calls;
    private int atCap = -1;
    private int notices;

    private CapFigures() {}

    /** Counts and prints. */
    public static void print() {
        new CapFigures().live();
    }

    private final class Paid implements ModelBackend {

        @Override
        public ModelProfile profile() {
            return ModelProfile.standard("paid", 200_000, 1_000, Price.perMillion("3", "15"));
        }

        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) {
            calls++;
            ToolCall finish = new ToolCall("f", "finish", "{\"outcome\":\"quiet\",\"summary\":\"\"}");
            return ModelReply.calls(List.of(finish), Usage.of(2_000, 100));
        }
    }

    private void live() {
        VirtualTime time = VirtualTime.startingAt("2026-03-01T00:00:00Z");
        KairosListener listener = new KairosListener() {
            @Override
            public void onNotice(Notice notice) {
                if (notice.kind() == Notice.Kind.BUDGET_REFUSED) {
                    notices++;
                    atCap = calls;
                }
            }
        };
        try (Kairos kairos = Kairos.builder()
                .model(new Paid())
                .budget(Budget.NONE, ZoneOffset.UTC)
                .journal(InMemoryJournal.create(time))
                .listener(listener)
                .clock(time)
                .timers(time)
                .executor(time)
                .build()) {
            Agent agent = kairos.agent("capped")
                    .heartbeat(Heartbeat.every(Duration.ofMinutes(5)))
                    .budget(Budget.perDay(Money.usd("1.00")))
                    .start();
            for (int minute = 0; minute < MINUTES; minute++) {
                if (minute < 900) {
                    agent.offer(Event.of("tick", "minute " + minute));
                }
                time.advance(Duration.ofMinutes(1));
            }
        }
        Figures.print("calls_before_cap", atCap);
        Figures.print("calls_after_cap", atCap < 0 ? -1 : calls - atCap);
        Figures.print("cap_notices", notices);
    }
}
