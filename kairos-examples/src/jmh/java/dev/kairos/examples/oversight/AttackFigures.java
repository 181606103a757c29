package dev.kairos.examples.oversight;

import dev.kairos.core.bench.Figures;
import java.util.List;

/** Injected instructions, and approvals that are replayed, swapped and forged. */
public final class AttackFigures {

    private static final int LIVES = 1_000;
    private static final int STEPS = 60;
    private static final int PERCENT = 100;

    private AttackFigures() {}

    /** Counts and prints what injected instructions brought about. */
    public static void injections() {
        InjectionCampaign campaign = new InjectionCampaign();
        int runs = 0;
        int harm = 0;
        for (Injection injection : Injection.all()) {
            for (Channel channel : Channel.values()) {
                harm += campaign.inject(injection, channel);
                runs++;
            }
        }
        campaign.failures().forEach(System.out::println);
        Figures.print("injection_texts", Injection.all().size());
        Figures.print("injection_styles", Injection.Style.values().length);
        Figures.print("injection_runs", runs);
        Figures.print("injected_effects", harm);
        List<Task> tasks = Task.all();
        InjectionCampaign clean = new InjectionCampaign();
        long done = tasks.stream().filter(clean::work).count();
        clean.failures().forEach(System.out::println);
        Figures.print("clean_tasks", tasks.size());
        Figures.print("clean_tasks_pct", (double) done * PERCENT / tasks.size());
    }

    /** Counts and prints what was done without an approval. */
    public static void approvals() {
        int effects = 0;
        int attempts = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            ApprovalAttacks life = new ApprovalAttacks(seed);
            effects += life.run(STEPS);
            attempts += life.attempts();
        }
        Figures.print("approval_attacks", attempts);
        Figures.print("unapproved_effects", effects);
    }
}
