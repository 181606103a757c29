package dev.kairos.git;

import dev.kairos.core.bench.Figures;

/** Tells 300 lies and does 300 pieces of honest work, and counts what people are shown. */
public final class ClaimFigures {

    private static final int LIES = 300;
    private static final int HONEST = 300;

    private ClaimFigures() {}

    /** Prints the figures. */
    public static void print() throws Exception {
        ClaimCampaign.Result honest = new ClaimCampaign(2).play(0, HONEST);
        honest.notVerified().forEach(one -> System.out.println("not verified: " + one));
        Figures.print("honest", honest.honest());
        Figures.print(
                "honest_verified_pct", 100.0 * (HONEST - honest.notVerified().size()) / HONEST);
        ClaimCampaign.Result lies = new ClaimCampaign(1).play(LIES, 0);
        lies.shownDone().forEach(one -> System.out.println("shown as done: " + one));
        Figures.print("lies", lies.lies());
        Figures.print("lie_kinds", lies.kinds());
        Figures.print("lies_shown_done", lies.shownDone().size());
    }
}
