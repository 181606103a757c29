package dev.kairos.core.internal.state;

import dev.kairos.api.Money;
import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Spend;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a state at rest as a checkpoint. */
public final class StateCodec {

    /** The version of the form that this code writes, and the newest that it reads. */
    public static final int VERSION = 1;

    private StateCodec() {}

    /**
     * Writes a state.
     *
     * @throws IllegalArgumentException if a beat is under way
     */
    public static String write(AgentState state) {
        if (state.beat() != null) {
            throw new IllegalArgumentException(
                    "a checkpoint in the middle of beat " + state.beat().id());
        }
        return Json.write(Tree.of("config", state.config())
                .put("inbox", state.inbox(), StateCodec::tree)
                .put("objectives", state.work().objectives(), objective -> new ObjectiveFact.Put(objective).tree())
                .put("revision", state.work().revision())
                .put("seen", state.seen())
                .put("unfinished", state.unfinished())
                .put("lived", state.lived(), Lived::tree)
                .put("pace", tree(state.pace()))
                .put("tally", tree(state.tally()))
                .put("supervision", SupervisionCodec.tree(state.supervision()))
                .done());
    }

    /** Reads a state; {@code sequence} is the last entry that is folded in. */
    public static AgentState read(String text, long sequence) {
        Fields f = Json.fields(text);
        List<Objective> objectives =
                f.objects("objectives", o -> ObjectiveFact.Put.read(o).objective());
        return new AgentState(
                sequence,
                Inputs.shared(f.text("config", "")),
                f.objects("inbox", StateCodec::waiting),
                new Work(objectives, f.number("revision", 0)),
                Map.copyOf(f.textMap("seen")),
                f.texts("unfinished"),
                f.objects("lived", Lived::read),
                pace(f.object("pace")),
                tally(f.object("tally")),
                SupervisionCodec.read(f.optObject("supervision")),
                null);
    }

    private static Map<String, @Nullable Object> tree(Waiting item) {
        return Tree.of("sequence", item.sequence())
                .put("time", item.time())
                .put("origin", item.origin())
                .put("cause", Tree.cause(item.cause()))
                .put("kind", item.fact().kind())
                .put("fact", item.fact().tree())
                .done();
    }

    private static Waiting waiting(Fields f) {
        Fields cause = f.optObject("cause");
        Fields fact = f.object("fact");
        boolean said = f.choice("kind", Fact.Kind.class) == Fact.Kind.MESSAGE_RECEIVED;
        return new Waiting(
                f.number("sequence"),
                f.instant("time"),
                f.choice("origin", Origin.class),
                cause == null ? null : Tree.cause(cause),
                said ? InboxFact.Said.read(fact) : InboxFact.Happened.read(fact));
    }

    private static Map<String, @Nullable Object> tree(Pace pace) {
        return Tree.of("inHour", pace.inHour())
                .put("slot", pace.slot())
                .put("begun", pace.begun())
                .put("quiet", pace.quiet())
                .put("failures", pace.failures())
                .put("asked", pace.asked())
                .put("retry", pace.retry())
                .put("ended", pace.ended())
                .put("outcome", pace.outcome())
                .done();
    }

    private static Pace pace(Fields f) {
        return new Pace(
                f.optInstant("slot"),
                f.optInstant("begun"),
                f.integer("inHour", 0),
                f.integer("quiet", 0),
                f.integer("failures", 0),
                f.optInstant("asked"),
                f.optInstant("retry"),
                f.optInstant("ended"),
                f.optChoice("outcome", BeatOutcome.Kind.class));
    }

    private static Map<String, @Nullable Object> tree(Tally tally) {
        return Tree.of("wakes", tally.wakes())
                .put("skips", tally.skips())
                .put("beats", tally.beats())
                .put("failures", tally.failures())
                .put("calls", tally.spend().calls())
                .put("usage", Tree.usage(tally.spend().usage()))
                .put("micros", tally.spend().cost().micros())
                .done();
    }

    private static Tally tally(Fields f) {
        Spend spend = new Spend(f.number("calls", 0), Tree.usage(f.object("usage")), new Money(f.number("micros", 0)));
        return new Tally(
                f.number("wakes", 0), f.number("skips", 0), f.number("beats", 0), f.number("failures", 0), spend);
    }
}
