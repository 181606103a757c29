package dev.kairos.core.internal.dream;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.MemoryUse;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.state.Inputs;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's journal tells of its last days, as far as it is retained: which lines its beats began with, how often it
 * woke in vain, what its sensors saw and which tools it called. Read once, by one thread.
 */
public final class Lookback {
    /** Of the newest entries so many are read. */
    private static final int MOST_ENTRIES = 20_000;

    private static final int PAGE = 1_000;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_USED = 2_000;
    private static final Set<String> READ =
            Set.of(Fact.Kind.BEAT_STARTED.label(), Fact.Kind.WAKE_DECIDED.label(), Fact.Kind.TOOL_CALLED.label());
    /** How a memory's text is led in by a brief and by recall, and what a brief puts behind it. */
    private static final Pattern LEAD = Pattern.compile("^(?:- )?(?:\\(no longer so\\) )?(?:\\d{4}-\\d\\d-\\d\\d:? )?");

    private static final String BEFORE = " (before: ";

    private final Map<String, MemoryUse> lines = new HashMap<>();
    private final Map<String, Integer> changes = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private int wakes;
    private int slots;
    private int slotBeats;
    private int beats;

    /** Nothing. */
    public Lookback() {}

    /** Reads the newest entries of an agent; blocks. */
    public static Lookback over(Journal journal, AgentId agent) {
        Lookback past = new Lookback();
        long after =
                Math.max(0, journal.checkpoint(agent).map(Checkpoint::sequence).orElse(0L) - MOST_ENTRIES);
        List<Entry> page = journal.read(agent, after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(past::read);
            after = page.get(page.size() - 1).sequence();
            page = journal.read(agent, after, PAGE);
        }
        return past;
    }

    /** When the first entry was written, or {@code null} if there is none. */
    @Nullable
    Instant first() {
        return first;
    }

    /** When the last entry was written, or {@code null} if there is none. */
    @Nullable
    Instant last() {
        return last;
    }

    int wakes() {
        return wakes;
    }

    /** How often the heartbeat woke it. */
    int slots() {
        return slots;
    }

    /** How often it found something to do when the heartbeat woke it. */
    int slotBeats() {
        return slotBeats;
    }

    int beats() {
        return beats;
    }

    int changes(String sensor) {
        return changes.getOrDefault(sensor, 0);
    }

    int calls(String tool) {
        return calls.getOrDefault(tool, 0);
    }

    /** How often live memories stood in what a beat began with; the most used of them. */
    Map<String, MemoryUse> use(Generation generation) {
        Map<String, MemoryUse> used = new HashMap<>();
        if (lines.isEmpty()) {
            return used;
        }
        for (Memory memory : generation.memories()) {
            MemoryUse use = memory.isLive() ? lines.get(memory.text()) : null;
            if (use != null) {
                used.put(memory.id(), use);
            }
        }
        if (used.size() > MOST_USED) {
            used.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.comparingInt(MemoryUse::times)))
                    .limit(used.size() - MOST_USED)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(used::remove);
        }
        return used;
    }

    private void read(Entry entry) {
        first = first == null ? entry.time() : first;
        last = entry.time();
        if (!READ.contains(entry.kind())) {
            return;
        }
        Fact fact = FactCodec.fact(entry);
        if (fact instanceof BeatFact.Started started) {
            beats++;
            remembered(started.context()).map(Lookback::bare).distinct().forEach(line -> line(line, entry.time()));
        } else if (fact instanceof WakeFact.Decided decided) {
            decided(decided);
        } else if (fact instanceof ToolFact.Called called) {
            calls.merge(called.call().tool(), 1, Integer::sum);
        }
    }

    private void decided(WakeFact.Decided decided) {
        wakes++;
        if (decided.slot() != null) {
            slots++;
            slotBeats += decided.decision() == WakeDecision.Kind.BEAT ? 1 : 0;
        }
        for (String reason : decided.reasons()) {
            if (reason.startsWith(Inputs.SENSOR) && reason.endsWith(Inputs.CHANGED)) {
                String sensor = reason.substring(Inputs.SENSOR.length(), reason.length() - Inputs.CHANGED.length());
                changes.merge(sensor, 1, Integer::sum);
            }
        }
    }

    /** What memory gave stands last, behind what people said: that they say it is no use of a memory. */
    private static Stream<String> remembered(String context) {
        return context.lines().dropWhile(line -> !line.startsWith("## ") && !line.equals("Remembered:"));
    }

    /** What a line says of a memory, however it is led in. */
    private static String bare(String line) {
        String text = LEAD.matcher(line).replaceFirst("");
        int before = text.indexOf(BEFORE);
        return before < 0 ? text : text.substring(0, before);
    }

    private void line(String text, Instant time) {
        if (!text.isBlank() && (lines.size() < MOST_LINES || lines.containsKey(text))) {
            lines.merge(text, new MemoryUse(1, time), (one, other) -> new MemoryUse(one.times() + 1, time));
        }
    }
}
