package dev.kairos.core.internal.audit;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.oversight.Actions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Journals as JSON lines, each bound to the one before it. A line's hash is over its fields without the payload, over the
 * digest of the payload and over the hash of the line before: a payload can be taken out and the chain still verifies.
 */
public final class AuditTrail {

    private static final int PAGE = 500;
    private static final String START = "kairos audit 1";

    private final Appendable out;
    private String last = Actions.digest(List.of(START));
    private long lines;

    /** Begins a trail. */
    public AuditTrail(Appendable out) {
        this.out = out;
    }

    /** Writes the journals of agents, one after the other, and the line that closes the chain. */
    public void write(Journal journal, Set<AgentId> agents) throws IOException {
        for (AgentId agent : agents) {
            long after = 0;
            List<Entry> page;
            do {
                page = journal.read(agent, after, PAGE);
                for (Entry entry : page) {
                    after = entry.sequence();
                    line(entry);
                }
            } while (page.size() == PAGE);
        }
        line(Tree.of("end", true).put("lines", lines).done(), null);
    }

    private void line(Entry entry) throws IOException {
        Map<String, @Nullable Object> fields = Tree.of("agent", entry.agent().value())
                .put("sequence", entry.sequence())
                .put("time", entry.time())
                .put("kind", entry.kind())
                .put("version", entry.version())
                .put("origin", entry.origin())
                .put("cause", Tree.cause(entry.cause()))
                .put("key", entry.key())
                .put("digest", Actions.digest(List.of(entry.payload())))
                .done();
        line(fields, entry.payload());
    }

    private void line(Map<String, @Nullable Object> fields, @Nullable String payload) throws IOException {
        last = hash(last, fields);
        Map<String, @Nullable Object> chained = new LinkedHashMap<>(fields);
        chained.put("hash", last);
        if (payload != null) {
            chained.put("payload", payload);
        }
        out.append(Json.write(chained)).append('\n');
        lines++;
    }

    private static String hash(String before, Map<String, @Nullable Object> fields) {
        return Actions.digest(List.of(before, Json.canonical(fields)));
    }

    /** What is wrong with a trail, or {@code null}. */
    public static @Nullable String verify(BufferedReader trail) throws IOException {
        String before = Actions.digest(List.of(START));
        long number = 0;
        boolean ended = false;
        for (String line = trail.readLine(); line != null; line = trail.readLine()) {
            number++;
            if (ended) {
                return "line " + number + " comes after the end";
            }
            Read read = read(line);
            if (read == null || !hash(before, read.fields()).equals(read.hash())) {
                return "line " + number + " was changed, or a line before it is missing";
            } else if (!read.fits()) {
                return "the payload of line " + number + " was changed";
            }
            before = read.hash();
            ended = read.fields().containsKey("end");
            if (ended
                    && !Long.valueOf(number - 1).equals(Fields.of(read.fields()).optNumber("lines"))
                    && number != 1) {
                return "the last line counts " + read.fields().get("lines") + " lines, there are " + (number - 1);
            }
        }
        return ended ? null : "the end is missing: lines after line " + number + " were cut off";
    }

    /** A line: its fields without hash and payload, its hash, and whether its payload is gone or the one that was written. */
    private record Read(Map<String, @Nullable Object> fields, String hash, boolean fits) {}

    private static @Nullable Read read(String line) {
        try {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(Json.object(line));
            Object hash = fields.remove("hash");
            Object payload = fields.remove("payload");
            boolean fits = payload == null
                    || Actions.digest(List.of(String.valueOf(payload))).equals(fields.get("digest"));
            return new Read(fields, String.valueOf(hash), fits);
        } catch (JsonException e) {
            return null;
        }
    }
}
