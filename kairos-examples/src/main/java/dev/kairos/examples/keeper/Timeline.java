package dev.kairos.examples.keeper;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Spend;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints what an agent lives through, as it happens: when it woke and why, what it did, what that cost. Wakes that were skipped
 * in a row are one line, printed once something else happens.
 */
final class Timeline implements KairosListener {
    private static final int MOST_OUTCOMES = 100;

    private static final Pattern SAID_BY_CAUSE = Pattern.compile("(an?|\\d+) (event|question|message)s?");

    private final Page page;
    private final Totals totals = new Totals();
    private final List<BeatOutcome> outcomes = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private @Nullable Instant firstSkip;
    private Instant lastSkip = Instant.EPOCH;
    private int skips;
    private boolean closed;

    Timeline(Page page) {
        this.page = page;
    }

    @Override
    public synchronized void onEntry(Entry entry) {
        now = entry.time();
    }

    @Override
    public synchronized void onWake(AgentId agent, WakeDecision decision) {
        totals.wake(decision.kind());
        if (decision.kind() == WakeDecision.Kind.SKIP) {
            skip();
        } else if (decision.kind() == WakeDecision.Kind.BEAT) {
            rest();
            page.line(now, "woke", why(decision));
        } else {
            rest();
            page.line(now, "held back", String.join(", ", decision.reasons()));
        }
    }

    private void skip() {
        firstSkip = firstSkip == null ? now : firstSkip;
        lastSkip = now;
        skips++;
    }

    /** Prints the wakes that were skipped since the last line. */
    private void rest() {
        Instant first = firstSkip;
        if (first != null) {
            String until = skips == 1 ? "" : " until " + page.clock(lastSkip);
            page.line(
                    first,
                    "at rest",
                    skips + (skips == 1 ? " wake" : " wakes") + until + ": nothing changed, no model called, $0.00");
            firstSkip = null;
            skips = 0;
        }
    }

    private static String why(WakeDecision decision) {
        String cause = switch (decision.cause().kind()) {
            case START -> "started";
            case HEARTBEAT -> "heartbeat";
            case EVENT -> "new commit";
            case MESSAGE -> "asked by " + decision.cause().detail();
            case RETRY -> "tries again";
            case HOST -> "started";
            case SELF, OBJECTIVE, APPROVAL -> decision.cause().kind().name().toLowerCase(Locale.ROOT);
        };
        String reasons = decision.reasons().stream()
                .map(reason -> reason.replace("sensor:", ""))
                .filter(reason -> !SAID_BY_CAUSE.matcher(reason).matches())
                .collect(Collectors.joining(", "));
        return cause + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    /** Prints something that the agent did. */
    synchronized void did(String what) {
        page.more("- " + what);
    }

    @Override
    public synchronized void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {
        totals.beat(outcome, spend);
        if (outcomes.size() < MOST_OUTCOMES) {
            outcomes.add(outcome);
        }
        page.more(mark(outcome.kind()) + " " + outcome.summary());
        page.more("  " + Totals.words(spend));
    }

    private static String mark(BeatOutcome.Kind kind) {
        return switch (kind) {
            case NOTIFIED -> ">>";
            case ACTED -> "ok";
            case QUIET -> "ok (quiet)";
            case SUSPENDED -> "waits:";
            case FAILED -> "FAILED:";
            case INTERRUPTED -> "interrupted:";
        };
    }

    @Override
    public synchronized void onHealth(AgentStatus status) {
        page.line(now, "health", status.agent() + " is " + status.phase());
    }

    /** Prints something that happened outside of the agent. */
    synchronized void note(Instant time, String what) {
        rest();
        page.line(time, "", what);
    }

    /** Prints what waits to be printed, and the table. Closing again does nothing. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            rest();
            page.table(totals.table());
        }
    }

    /** What was shown, added up. */
    synchronized Totals totals() {
        return totals;
    }

    /** The first hundred outcomes that were shown. */
    synchronized List<BeatOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The zone of the times that are printed. */
    ZoneId zone() {
        return page.zone();
    }
}
