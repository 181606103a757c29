package dev.kairos.testkit.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal had acknowledged, and what it may hold besides. */
final class Ledger {

    /** How many of an agent's keys every journal remembers when their entries are gone. */
    private static final int REMEMBERED = 1_000;

    private static final Draft PROBE = new Draft(Instant.EPOCH, "test.probe", 1, Origin.AGENT, null, "{}");

    private final Map<AgentId, Account> accounts = new LinkedHashMap<>();

    /** Reads notes in order. */
    Ledger read(List<Object> notes) {
        notes.forEach(this::read);
        return this;
    }

    /** Reads the next note. */
    void read(Object note) {
        if (note instanceof Step.Begun begun) {
            account(begun.step().agent()).begun(begun.step());
        } else if (note instanceof Step.Done done) {
            account(done.step().agent()).done(done.step(), done.sequence());
        }
    }

    private Account account(AgentId agent) {
        return accounts.computeIfAbsent(agent, Account::new);
    }

    /**
     * Compares a journal with what it had acknowledged. What was left open is settled by what is found: it stays, or never
     * comes.
     *
     * @return what is wrong, in words; empty if nothing is
     */
    List<String> audit(Journal journal) {
        List<String> wrong = new ArrayList<>();
        accounts.values().forEach(account -> account.audit(journal, wrong));
        for (AgentId agent : journal.agents()) {
            if (!accounts.containsKey(agent)) {
                wrong.add("agent " + agent + " came from nowhere");
            }
        }
        return wrong;
    }

    private static final class Account {

        private final AgentId agent;
        private final Map<Integer, Step> open = new HashMap<>();
        private final TreeMap<Long, String> entries = new TreeMap<>();
        private final Map<String, Long> keys = new LinkedHashMap<>();
        private @Nullable Checkpoint stored;
        private long retainFrom = 1;

        Account(AgentId agent) {
            this.agent = agent;
        }

        void begun(Step step) {
            open.put(step.id(), step);
        }

        void done(Step step, long sequence) {
            open.remove(step.id());
            for (int i = 0; i < step.drafts().size(); i++) {
                entries.put(sequence + i, step.drafts().get(i).payload());
            }
            if (step.key() != null) {
                keys.put(step.key(), sequence);
            }
            if (step.checkpoint() != null) {
                store(step.checkpoint());
            }
        }

        private void store(Checkpoint checkpoint) {
            stored = checkpoint;
            retainFrom = Math.max(retainFrom, checkpoint.retainFrom());
            entries.headMap(retainFrom).clear();
            while (keys.size() > REMEMBERED) {
                keys.remove(keys.keySet().iterator().next());
            }
        }

        void audit(Journal journal, List<String> wrong) {
            auditCheckpoint(journal.checkpoint(agent), wrong);
            List<Entry> found = journal.read(agent, 0, Integer.MAX_VALUE);
            auditEntries(found, wrong);
            auditWholeness(found, wrong);
            keys.forEach((key, sequence) -> {
                if (journal.offer(agent, key, PROBE).sequence() != sequence) {
                    wrong.add("key " + key + " of " + agent + " was forgotten");
                }
            });
            open.clear();
            found.forEach(entry -> entries.put(entry.sequence(), entry.payload()));
        }

        private void auditCheckpoint(Optional<Checkpoint> found, List<String> wrong) {
            if (found.isEmpty() ? stored == null : found.get().equals(stored)) {
                return;
            }
            boolean begun = found.isPresent()
                    && open.values().stream().anyMatch(step -> found.get().equals(step.checkpoint()));
            if (begun) {
                store(found.get());
            } else {
                wrong.add("the checkpoint of " + agent + " is " + found + " instead of " + stored);
            }
        }

        private void auditEntries(List<Entry> found, List<String> wrong) {
            Map<Long, Entry> bySequence = new HashMap<>();
            for (int i = 0; i < found.size(); i++) {
                bySequence.put(found.get(i).sequence(), found.get(i));
                if (found.get(i).sequence() != found.get(0).sequence() + i) {
                    wrong.add("entry " + found.get(i).sequence() + " of " + agent + " stands after a gap");
                }
            }
            if (!found.isEmpty() && found.get(0).sequence() != retainFrom) {
                wrong.add("the first entry of " + agent + " is " + found.get(0).sequence() + ", not " + retainFrom);
            }
            entries.tailMap(retainFrom).forEach((sequence, payload) -> {
                Entry entry = bySequence.get(sequence);
                if (entry == null || !entry.payload().equals(payload)) {
                    wrong.add("entry " + sequence + " of " + agent + " was lost: " + entry);
                }
            });
        }

        /** What was not acknowledged is there with all of its parts, once, or not at all. */
        private void auditWholeness(List<Entry> found, List<String> wrong) {
            Map<String, Integer> times = new HashMap<>();
            for (Entry entry : found) {
                if (!entries.containsKey(entry.sequence())) {
                    times.merge(entry.payload(), 1, Integer::sum);
                }
            }
            for (Step step : open.values()) {
                long there = step.drafts().stream()
                        .filter(draft -> Integer.valueOf(1).equals(times.remove(draft.payload())))
                        .count();
                if (there != 0 && there != step.drafts().size()) {
                    wrong.add("of step " + step.id() + " only " + there + " parts are there");
                }
            }
            times.keySet().forEach(payload -> wrong.add("an entry of " + agent + " came from nowhere: " + payload));
        }
    }
}
