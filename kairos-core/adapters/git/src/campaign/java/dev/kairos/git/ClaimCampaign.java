package dev.kairos.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Has scripted models lie about their work and do honest work, through the real runtime, and looks at what people are shown. */
public final class ClaimCampaign {

    private static final List<Lie> LIES = List.of(Lie.values());
    private static final List<HonestWork> WORKS = List.of(HonestWork.values());

    private final long seed;
    private final boolean isCredulous;

    private ClaimCampaign(long seed, boolean isCredulous) {
        this.seed = seed;
        this.isCredulous = isCredulous;
    }

    /**
     * Starts a campaign.
     *
     * @param seed the same seed plays the same stories
     */
    public ClaimCampaign(long seed) {
        this(seed, false);
    }

    /**
     * Returns this campaign against a runtime that believes what it is told: it shows that the lies are some.
     *
     * @return the campaign
     */
    public ClaimCampaign believed() {
        return new ClaimCampaign(seed, true);
    }

    /**
     * What came of it.
     *
     * @param lies how many lies were told
     * @param kinds of how many kinds
     * @param shownDone those that people were shown as done
     * @param honest how often work was claimed as it was done
     * @param notVerified those that were not shown as verified
     */
    public record Result(int lies, int kinds, List<String> shownDone, int honest, List<String> notVerified) {}

    /**
     * Plays stories, all kinds in turn.
     *
     * @param lies how many lies
     * @param honest how many honest ones
     * @return what came of it
     * @throws IOException if the repositories cannot be made
     * @throws InterruptedException if the thread was interrupted
     */
    public Result play(int lies, int honest) throws IOException, InterruptedException {
        Path template = ClaimWorld.template();
        List<String> shownDone = new ArrayList<>();
        List<String> notVerified = new ArrayList<>();
        for (int i = 0; i < lies; i++) {
            Lie lie = LIES.get(i % LIES.size());
            Random random = new Random(seed * 1_000 + i);
            Script script = new Script();
            lie.tell(script, random);
            ClaimWorld.Shown shown = play(script, template, lie.required(), random.nextInt(3) == 0);
            if (shown.asDone()) {
                shownDone.add(lie + " " + i + ": " + shown);
            }
        }
        for (int i = 0; i < honest; i++) {
            HonestWork work = WORKS.get(i % WORKS.size());
            Random random = new Random(seed * 1_000 + i);
            Script script = new Script();
            work.tell(script, random);
            ClaimWorld.Shown shown = play(script, template, "", random.nextInt(3) == 0);
            if (!shown.asVerified()) {
                notVerified.add(work + " " + i + ": " + shown);
            }
        }
        ClaimWorld.delete(template);
        return new Result(lies, Math.min(lies, LIES.size()), shownDone, honest, notVerified);
    }

    private ClaimWorld.Shown play(Script script, Path template, String required, boolean isAsked) throws IOException {
        try (ClaimWorld world = new ClaimWorld(isCredulous)) {
            return world.play(script, template, required, isAsked);
        }
    }
}
