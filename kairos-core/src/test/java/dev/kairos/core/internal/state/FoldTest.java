package dev.kairos.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ClaimFact;
import dev.kairos.core.internal.fact.Configured;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.Passed;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.fact.WakeFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final AgentId AGENT = AgentId.of("a1");
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /** Finds no secrets: texts drawn by lot come back as they were. */
    private static final FactWriter WRITER = new FactWriter(new SecretScanner() {
        @Override
        public List<Finding> scan(CharSequence text) {
            return List.of();
        }

        @Override
        public String redact(String text) {
            return text;
        }
    });

    @Property(tries = 500)
    void a_replay_from_any_checkpoint_is_the_full_replay(@ForAll("lives") List<Entry> life) {
        List<AgentState> states = states(life);
        AgentState full = states.get(states.size() - 1);

        for (int i = 0; i < states.size(); i++) {
            AgentState from = states.get(i);
            if (from.beat() == null) {
                AgentState read = StateCodec.read(StateCodec.write(from), from.sequence());
                assertThat(replay(read, life.subList(i, life.size()))).isEqualTo(full);
            }
        }
    }

    @Property(tries = 200)
    void every_entry_moves_the_sequence_and_none_is_folded_twice(@ForAll("lives") List<Entry> life) {
        AgentState once = replay(AgentState.NEW, life);

        assertThat(once.sequence()).isEqualTo(life.size());
        assertThat(replay(once, life)).isEqualTo(once);
    }

    @Property(tries = 200)
    void facts_survive_the_journal(@ForAll("facts") Fact fact) {
        Draft draft = WRITER.write(fact, START, Origin.TEAM, null).draft();

        Fact read = FactCodec.fact(Entry.of(AGENT, 1, null, draft));

        assertThat(read).isEqualTo(fact);
    }

    @Test
    void kinds_and_versions_from_elsewhere_pass_through() {
        Entry custom = entry(1, new Draft(START, "host.deployed", 1, Origin.OWNER, null, "{\"version\":\"1.2\"}"));
        Entry newer = entry(2, new Draft(START, "beat.ended", 2, Origin.AGENT, null, "{\"shape\":[\"unknown\"]}"));

        assertThat(FactCodec.fact(custom)).isEqualTo(new Passed());
        assertThat(FactCodec.fact(newer)).isEqualTo(new Passed());
        assertThat(replay(AgentState.NEW, List.of(custom, newer)).sequence()).isEqualTo(2);
    }

    @Property(tries = 200)
    void a_past_whose_content_was_erased_still_folds(@ForAll("lives") List<Entry> life, @ForAll long seed) {
        Random random = new Random(seed);
        List<Entry> left = life.stream()
                .map(entry -> random.nextInt(3) == 0 ? erased(entry) : entry)
                .toList();

        assertThat(left.stream().filter(Entry::isErased).map(FactCodec::fact)).allMatch(Passed.class::isInstance);
        assertThat(replay(AgentState.NEW, left).sequence()).isEqualTo(life.size());
    }

    private static Entry erased(Entry e) {
        Draft draft = new Draft(e.time(), e.kind(), e.version(), e.origin(), e.cause(), Entry.ERASED);
        return Entry.of(e.agent(), e.sequence(), e.key(), draft);
    }

    private static List<AgentState> states(List<Entry> life) {
        List<AgentState> states = new ArrayList<>(List.of(AgentState.NEW));
        life.forEach(entry -> states.add(Evolve.evolve(states.get(states.size() - 1), entry)));
        return states;
    }

    private static AgentState replay(AgentState from, List<Entry> entries) {
        AgentState state = from;
        for (Entry entry : entries) {
            state = Evolve.evolve(state, entry);
        }
        return state;
    }

    private static Entry entry(long sequence, Draft draft) {
        return Entry.of(AGENT, sequence, null, draft);
    }

    @Provide
    Arbitrary<List<Entry>> lives() {
        Arbitrary<Tuple2<Fact, Origin>> happening =
                Combinators.combine(facts(), Arbitraries.of(Origin.class)).as(Tuple::of);
        return happening
                .list()
                .ofMaxSize(40)
                .map(happenings -> IntStream.range(0, happenings.size())
                        .mapToObj(i -> entry(
                                i + 1L,
                                WRITER.write(
                                                happenings.get(i).get1(),
                                                START.plusSeconds(97L * i),
                                                happenings.get(i).get2(),
                                                Cause.of(Cause.Kind.EVENT, "e" + i))
                                        .draft()))
                        .toList());
    }

    @Provide
    Arbitrary<Fact> facts() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(20).filter(FoldTest::isWellFormed);
        Arbitrary<String> beat = Arbitraries.of("b1", "b2");
        return Arbitraries.oneOf(
                text.map(Configured::new),
                text.map(t -> new InboxFact.Said(t, "anna", "main")),
                text.map(t -> new InboxFact.Happened("push", t, Event.Urgency.NOW, Map.of("k", t))),
                Arbitraries.of(WakeDecision.Kind.class)
                        .map(kind -> new WakeFact.Decided(
                                kind, List.of("why"), START, kind == WakeDecision.Kind.HELD ? START : null)),
                Arbitraries.of(new WakeFact.Missed(3, START, START.plusSeconds(9))),
                text.map(t -> new WakeFact.SensorFailed("files", t)),
                Combinators.combine(beat, text).as(FoldTest::started),
                Combinators.combine(beat, Arbitraries.integers().between(1, 3))
                        .as((b, n) -> new ModelFact.Called(b, n, 1, "m", 500, 70)),
                Combinators.combine(beat, text, Arbitraries.integers().between(1, 3))
                        .as(FoldTest::replied),
                beat.map(b -> new ModelFact.Failed(b, 1, ModelException.Reason.UNAVAILABLE, "down", START)),
                beat.map(b -> new ToolFact.Called(b, call("t"), Effect.SEND, 1)),
                Combinators.combine(beat, text)
                        .as((b, t) -> new ToolFact.Returned(b, "1", ToolResult.Status.OK, t, 0, Map.of("sensor:x", t))),
                Combinators.combine(beat, text)
                        .as((b, t) -> new ToolFact.Returned(
                                b,
                                "1",
                                ToolResult.Status.OK,
                                t,
                                0,
                                Map.of(),
                                List.of(new Evidence("command.ran", Map.of("exit", t))))),
                beat.map(b -> new ClaimFact.Checking(b, 2)),
                Combinators.combine(beat, Arbitraries.of("", "o1"), verifications())
                        .as(ClaimFact.Checked::new),
                beat.map(BeatFact.Resumed::new),
                Arbitraries.of(new BeatFact.Remembered(List.of()), new BeatFact.Remembered(List.of("e1: refused"))),
                beat.map(b -> new BeatFact.Told(b, "go on")),
                beat.map(b -> new ToolFact.SkillBrought(b, "orders")),
                Combinators.combine(beat, Arbitraries.of(0, 200, 300))
                        .as((b, most) -> new BeatFact.Compacted(b, 2, 10, "earlier", most)),
                Combinators.combine(beat, outcomes(text)).as(BeatFact.Ended::new),
                text.map(t -> new ObjectiveFact.Put(new Objective(
                        "o1",
                        "x" + t,
                        Objective.State.ACCEPTED,
                        2,
                        START,
                        Duration.ofDays(1),
                        List.of("file.changed"),
                        Origin.AGENT,
                        t,
                        t.length() > 9 ? null : new Objective.Limits(3, 5_000)))),
                Arbitraries.of(Objective.State.class)
                        .map(state -> new ObjectiveFact.Moved("o1", state, "because", START)),
                beat.map(b -> new BeatFact.Escalated(b, "too hard", Tier.FRONTIER)),
                oversight(text, beat));
    }

    private static Arbitrary<Fact> oversight(Arbitrary<String> text, Arbitrary<String> beat) {
        Person ada = new Person("ada", "passkey");
        Approval.Exact exact = new Approval.Exact("t", Effect.SEND, "{}", "", "d1");
        return Arbitraries.oneOf(
                Arbitraries.of(Overseer.Mode.class).map(mode -> new OversightFact.Controlled(mode, ada, "because")),
                Combinators.combine(beat, text)
                        .as((b, t) -> new OversightFact.Refused(b, "cap", t, START.plusSeconds(60))),
                beat.map(b -> new OversightFact.Decided(b, "1", "t", Decision.Kind.DENY, "rule", "why")),
                text.map(t -> new OversightFact.Asked(
                        new Approval(
                                AGENT,
                                "a1:1",
                                exact,
                                new Approval.Asked("b1", "rule", "owner", Origin.AGENT, t, START, START.plusSeconds(5)),
                                Approval.State.PENDING,
                                ""),
                        "config",
                        false)),
                Arbitraries.just(new OversightFact.Shown("a1:1", "d1", ada)),
                Arbitraries.of(Answer.Kind.class)
                        .map(kind -> new OversightFact.Answered(
                                "a1:1", "d1", kind, "words", START.plusSeconds(9), null, ada)),
                Arbitraries.just(new OversightFact.Used("a1:1", "d1")),
                Arbitraries.of(Approval.State.DONE, Approval.State.EXPIRED, Approval.State.VOID)
                        .map(state -> new OversightFact.Closed("a1:1", state, "text")),
                Combinators.combine(beat, text).as((b, t) -> new OversightFact.Tainted(b, List.of(t))));
    }

    private static Arbitrary<BeatOutcome> outcomes(Arbitrary<String> text) {
        List<Claim> claims = List.of(new Claim("file.changed", Map.of("path", "a.txt")));
        return Arbitraries.oneOf(
                text.map(t -> new BeatOutcome.Quiet(t, START)),
                text.map(t -> new BeatOutcome.Acted(t, claims, null)),
                text.map(t -> new BeatOutcome.Notified(t, List.of(), START)),
                Combinators.combine(text, verifications()).as((t, v) -> new BeatOutcome.Notified(t, v, START)),
                text.map(BeatOutcome.Suspended::new),
                text.map(t -> new BeatOutcome.Failed(BeatOutcome.Failure.STEPS, t)),
                text.map(t -> new BeatOutcome.Interrupted(BeatOutcome.Interruption.STOPPED, t)));
    }

    private static Arbitrary<Verification> verifications() {
        Claim claim = new Claim("file.changed", Map.of("path", "a.txt"));
        return Arbitraries.of(Verdict.class)
                .map(verdict -> new Verification(
                        List.of(new Checked(claim, new dev.kairos.api.verify.Finding(verdict, "why"))),
                        List.of("tests.passed")))
                .map(all -> all.verdict() == Verdict.STALE ? Verification.NOTHING_CLAIMED : all);
    }

    private static BeatFact.Started started(String beat, String text) {
        return new BeatFact.Started(
                beat,
                "digest",
                text,
                List.of(new BeatFact.Section("inbox", 10, 2)),
                Map.of("sensor:x", "f1", "due:o1", START.toString()),
                3,
                List.of(new BeatFact.Question(text, "anna", "main", Origin.TEAM)),
                true,
                text.length() > 3);
    }

    private static ModelFact.Replied replied(String beat, String text, int number) {
        Usage usage = number == 1 ? null : new Usage(100, 10, 5, 20);
        ModelReply.Stop stop = number == 3 ? ModelReply.Stop.LENGTH : ModelReply.Stop.TOOLS;
        return new ModelFact.Replied(beat, number, text, List.of(call(text)), stop, usage, 12);
    }

    private static ToolCall call(String text) {
        return new ToolCall("1", "t", "{\"a\":\"" + text.length() + "\"}");
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
