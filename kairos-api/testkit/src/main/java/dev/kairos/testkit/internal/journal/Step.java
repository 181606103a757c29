package dev.kairos.testkit.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a journal.
 *
 * @param id its number, unique in its history
 * @param agent whose journal
 * @param key the key of an offer, or {@code null}
 * @param drafts what is written; none for a checkpoint
 * @param checkpoint what is stored, or {@code null}
 */
record Step(
        int id,
        AgentId agent,
        @Nullable String key,
        List<Draft> drafts,
        @Nullable Checkpoint checkpoint) {

    private static final Duration DAY = Duration.ofDays(1);

    static Step offer(int id, AgentId agent, @Nullable String key, int padding) {
        return new Step(id, agent, key, List.of(draft(id, 0, 1, padding)), null);
    }

    static Step append(int id, AgentId agent, int count, int padding) {
        List<Draft> drafts = IntStream.range(0, count)
                .mapToObj(i -> draft(id, i, count, padding))
                .toList();
        return new Step(id, agent, null, drafts, null);
    }

    /** A checkpoint that folds some of an agent's entries in, and lets them go or not; an append if there are none. */
    static Step checkpoint(int id, AgentId agent, Journal journal, RandomGenerator random) {
        List<Entry> retained = journal.read(agent, 0, Integer.MAX_VALUE);
        if (retained.isEmpty()) {
            return append(id, agent, 1, 0);
        }
        long first = retained.get(0).sequence();
        long sequence = first + random.nextInt(retained.size());
        return checkpoint(id, agent, sequence, random.nextBoolean() ? sequence + 1 : first);
    }

    private static Step checkpoint(int id, AgentId agent, long sequence, long retainFrom) {
        String state = "{\"step\":" + id + ",\"padding\":\"" + "y".repeat(id * 31 % 500) + "\"}";
        return new Step(id, agent, null, List.of(), new Checkpoint(agent, sequence, 1, state, retainFrom));
    }

    /** Any step. */
    static Step random(int id, AgentId agent, Journal journal, RandomGenerator random) {
        int choice = random.nextInt(10);
        if (choice < 4) {
            return offer(id, agent, random.nextInt(3) == 0 ? "key-" + id : null, random.nextInt(200));
        }
        return choice < 7
                ? append(id, agent, 1 + random.nextInt(4), random.nextInt(300))
                : checkpoint(id, agent, journal, random);
    }

    private static Draft draft(int id, int part, int of, int padding) {
        String payload = "{\"step\":" + id + ",\"part\":" + part + ",\"of\":" + of + ",\"padding\":\""
                + "x".repeat(padding) + "\"}";
        return new Draft(Instant.EPOCH, "test.step", 1, Origin.AGENT, null, payload);
    }

    /** Does it, and returns where its first entry stands; 0 for a checkpoint. */
    long perform(Journal journal) {
        if (checkpoint != null) {
            journal.checkpoint(lease(journal), checkpoint);
            return 0;
        }
        if (key != null || (drafts.size() == 1 && id % 2 == 0)) {
            return journal.offer(agent, key, drafts.get(0)).sequence();
        }
        return journal.append(lease(journal), drafts).get(0).sequence();
    }

    private Lease lease(Journal journal) {
        return journal.acquire(agent, "host", DAY).orElseThrow();
    }

    /** One line that {@link #parse} understands. */
    String line() {
        if (checkpoint != null) {
            return id + " c " + agent + " " + checkpoint.sequence() + " " + checkpoint.retainFrom();
        }
        int padding = drafts.get(0).payload().length()
                - draft(id, 0, drafts.size(), 0).payload().length();
        return id + (key == null ? " a " : " k ") + agent + " " + drafts.size() + " " + padding;
    }

    static Step parse(String line) {
        String[] words = line.split(" ", -1);
        int id = Integer.parseInt(words[0]);
        AgentId agent = AgentId.of(words[2]);
        if (words[1].equals("c")) {
            return checkpoint(id, agent, Long.parseLong(words[3]), Long.parseLong(words[4]));
        }
        int padding = Integer.parseInt(words[4]);
        return words[1].equals("k")
                ? offer(id, agent, "key-" + id, padding)
                : append(id, agent, Integer.parseInt(words[3]), padding);
    }

    /** A step was begun: it may have been done, or not, as a whole. */
    record Begun(Step step) {}

    /**
     * A step was acknowledged.
     *
     * @param step the step
     * @param sequence where its first entry stands; 0 for a checkpoint
     */
    record Done(Step step, long sequence) {}
}
