package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.file.JsonTree;
import dev.kairos.memory.internal.text.Halves;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a model proposes: a JSON object a line. */
final class Proposals {
    private static final Set<String> KINDS = Set.of("FACT", "EVENT", "PREFERENCE", "PROCEDURE");
    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_TOLD = 2_000;
    private static final double IMPORTANCE = 0.6;

    private final DreamContext context;
    private final Map<String, Episode> episodes = new HashMap<>();
    private int dropped;

    Proposals(DreamContext context) {
        this.context = context;
        for (StoredEpisode stored : context.episodes()) {
            episodes.put(stored.episode().id(), stored.episode());
        }
    }

    /** How an episode is told to the model. */
    static String line(Episode episode) {
        String text = episode.text();
        String told = text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + " …";
        return episode.id() + " " + episode.time().toLocalDate() + " "
                + episode.speaker().name() + ": " + told.replaceAll("\\s+", " ") + "\n";
    }

    /** How many lines were no proposals. */
    int dropped() {
        return dropped;
    }

    List<MemoryOp> read(String reply) {
        List<MemoryOp> found = new ArrayList<>();
        int lines = 0;
        for (String line : (Iterable<String>) reply.lines()::iterator) {
            if (lines++ >= MOST_LINES) {
                break;
            }
            MemoryOp operation =
                    line.length() <= LONGEST_LINE && line.strip().startsWith("{") ? operation(line.strip()) : null;
            if (operation != null) {
                found.add(operation);
            } else if (!line.isBlank()) {
                dropped++;
            }
        }
        return found;
    }

    private @Nullable MemoryOp operation(String line) {
        try {
            byte[] bytes = Halves.replaced(line).getBytes(StandardCharsets.UTF_8);
            return operation(JsonTree.read(bytes, 0, bytes.length));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private @Nullable MemoryOp operation(Map<String, Object> tree) {
        boolean shaped = KINDS.contains(String.valueOf(tree.get("kind")));
        if (!shaped) {
            return null;
        }
        String kind = String.valueOf(tree.get("kind"));
        String text = tree.get("text") instanceof String words
                ? words.replaceAll("\\s+", " ").strip()
                : "";
        List<Source> sources = new ArrayList<>();
        Origin least = Origin.AGENT;
        Episode first = null;
        List<?> named = tree.get("sources") instanceof List<?> list ? list : List.of();
        for (Object id : named) {
            Episode episode = id instanceof String name ? episodes.get(name) : null;
            if (episode == null || episode.text().isEmpty() || sources.size() >= Grounds.MAX_SOURCES) {
                return null;
            }
            sources.add(Source.of(context.generation().scope(), episode));
            least = least.least(episode.origin());
            first = first == null ? episode : first;
        }
        if (first == null || text.isEmpty() || text.length() > LONGEST_TEXT) {
            return null;
        }
        Statement statement = new Statement(
                Kind.valueOf(kind),
                text,
                null,
                new Validity(first.time().toInstant(), null),
                new Grounds(sources, List.of()),
                least,
                IMPORTANCE);
        return new MemoryOp.Add(Ids.of("model", first.id(), text), statement, "proposed by a model");
    }
}
