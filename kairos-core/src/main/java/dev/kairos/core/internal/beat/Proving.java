package dev.kairos.core.internal.beat;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ClaimFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Proof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has what a model claims checked before it counts. The check looks at the world and so happens outside; what it found comes
 * back as a fact, and what follows from that is decided here. Pure.
 */
final class Proving {

    /** A check that was under way at a crash is made this often at most. */
    private static final int MOST_ATTEMPTS = 2;

    private static final int MOST_NOTE = 500;

    private final AgentConfig config;
    private final ClaimRules rules;

    Proving(AgentConfig config) {
        this.config = config;
        this.rules = config.claims();
    }

    /**
     * What has to be checked.
     *
     * @param objective the objective that it is to prove done, or empty
     * @param claims what is claimed now
     * @param required kinds that must be among it
     * @param again what was found to hold earlier in the beat, and has to hold at its end
     */
    record Question(String objective, List<Claim> claims, List<String> required, List<Claim> again) {

        boolean isEmpty() {
            return claims.isEmpty() && again.isEmpty();
        }

        private List<Claim> all() {
            List<Claim> all = new ArrayList<>(claims);
            all.addAll(again);
            return all;
        }
    }

    /** What a call of one of the runtime's tools needs checked first, or {@code null}. */
    @Nullable
    Question question(RuntimeTool tool, Fields arguments, Proposal proposal, BeatState beat) {
        return switch (tool) {
            case FINISH -> ofOutcome(claims(arguments), beat);
            case UPDATE_OBJECTIVE -> ofObjective(arguments, proposal);
            case LIST_OBJECTIVES, PROPOSE_OBJECTIVE, USE_SKILL, ESCALATE, ASK_OWNER -> null;
        };
    }

    /** What the end of a beat needs checked first, or {@code null}. */
    @Nullable
    Question ofOutcome(List<Claim> claims, BeatState beat) {
        if (!rules.verifies()) {
            return null;
        }
        Question question = new Question("", claims, List.of(), proof(beat).claims());
        return question.isEmpty() ? null : question;
    }

    private @Nullable Question ofObjective(Fields arguments, Proposal proposal) {
        Objective objective = proposal.state().work().find(arguments.text("id")).orElse(null);
        if (objective == null || !arguments.text("state").equals("done") || !isOpen(objective)) {
            return null;
        }
        List<Claim> claims = claims(arguments);
        boolean needed =
                rules.verifies() || !claims.isEmpty() || !objective.claims().isEmpty();
        return needed ? new Question(objective.id(), claims, objective.claims(), List.of()) : null;
    }

    static boolean isOpen(Objective objective) {
        return objective.state() == Objective.State.ACCEPTED || objective.state() == Objective.State.BLOCKED;
    }

    static List<Claim> claims(Fields arguments) {
        return arguments.objects("claims", claim -> new Claim(claim.text("kind"), claim.textMap("details")));
    }

    static Proof proof(BeatState beat) {
        return beat.trace().proof();
    }

    /** Has it checked: outside, or by a fact where there is nothing to look at. */
    @Nullable
    Intent ask(Question question, Proposal proposal, BeatState beat, Duration remaining) {
        int attempt = proof(beat).attempt() + 1;
        if (question.isEmpty()) {
            found(proposal, beat, question.objective(), new Verification(List.of(), question.required()));
            return null;
        } else if (attempt > MOST_ATTEMPTS) {
            Verification unknown = Verification.unverified(question.all(), "the process ended while this was checked");
            found(proposal, beat, question.objective(), unknown);
            return null;
        }
        proposal.add(new ClaimFact.Checking(beat.id(), attempt));
        return new Intent.Verify(beat.id(), question, remaining);
    }

    private static void found(Proposal proposal, BeatState beat, String objective, Verification verification) {
        proposal.add(new ClaimFact.Checked(beat.id(), objective, verification));
    }

    /** Whether what does not hold goes back to the model once more. */
    boolean goesBack(BeatState beat) {
        Verification found = proof(beat).found();
        return found != null && !found.isDone() && proof(beat).refused() <= rules.corrections();
    }

    /** What the model is told of it. */
    static String words(BeatState beat) {
        Verification found = proof(beat).found();
        return "This does not count as done yet:\n"
                + (found == null ? "" : FoundGap.withoutWords(found).text())
                + "Do what is missing and claim it again, or say plainly that it is not done.";
    }

    static ToolResult returned(BeatState beat) {
        return ToolResult.error(words(beat)).from(origin(beat));
    }

    private static Origin origin(BeatState beat) {
        return Origin.AGENT.least(beat.origin());
    }

    /** What stands on the outcome. */
    @Nullable
    Verification standing(BeatState beat) {
        Verification found = proof(beat).found();
        return found != null || !rules.verifies() ? found : Verification.NOTHING_CLAIMED;
    }

    /** Ends the beat; what it had proved done and is so no more is taken back. */
    void end(Proposal proposal, BeatState beat, BeatOutcome outcome) {
        Verification found = proof(beat).found();
        if (found != null) {
            proof(beat).proved().forEach((id, claims) -> takeBack(id, claims, found, proposal, beat));
            askForReviews(found, proposal, beat);
        }
        boolean isTold = found != null && FoundGap.isIn(found); // In the report, which other beats may read.
        proposal.add(new BeatFact.Ended(beat.id(), outcome), isTold ? Origin.UNTRUSTED : origin(beat), null);
    }

    /** What a person can accept goes to a person once nothing goes back to the model any more. */
    void askForReviews(Verification found, Proposal proposal, BeatState beat) {
        for (Checked one : found.checked()) {
            Review review = one.finding().review();
            if (review != null && one.finding().verdict() != Verdict.VERIFIED) {
                Approval.Exact exact = Actions.review(config.id(), review);
                if (Asks.whyNot(proposal, exact) == null) {
                    proposal.add(Asks.review(config, proposal, beat, exact, review.text()), origin(beat), null);
                }
            }
        }
    }

    private static void takeBack(
            String objective, List<Claim> claims, Verification found, Proposal proposal, BeatState beat) {
        List<Checked> broken = found.checked().stream()
                .filter(one -> claims.contains(one.claim()) && one.finding().verdict() != Verdict.VERIFIED)
                .toList();
        if (!broken.isEmpty()) {
            proposal.add(notDone(objective, new Verification(broken, List.of())), origin(beat), null);
        }
    }

    /** Reports an objective as not done, with why. */
    static ObjectiveFact.Moved notDone(String objective, Verification found) {
        String note = Framing.cut("not done; " + FoundGap.withoutWords(found).line(), MOST_NOTE);
        return new ObjectiveFact.Moved(objective, Objective.State.BLOCKED, note, null);
    }

    /** Whether the objective that the open call names was proved done. */
    static boolean isProved(BeatState beat) {
        Verification found = proof(beat).found();
        return found == null || found.isDone();
    }
}
