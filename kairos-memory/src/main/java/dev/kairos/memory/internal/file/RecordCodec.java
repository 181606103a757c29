package dev.kairos.memory.internal.file;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.EntryRef;
import dev.kairos.memory.internal.store.LogRecord;
import dev.kairos.memory.internal.store.LogRecord.Forgotten;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Returned;
import dev.kairos.memory.internal.store.LogRecord.Tombs;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the records of a log and JSON. The field {@code is} names the kind and stands second, after the sequence. */
final class RecordCodec {
    private static final String EPISODE = "episode";
    private static final String COMMIT = "commit";
    private static final String ROLLBACK = "rollback";
    private static final String ERASURE = "erasure";

    private RecordCodec() {}

    static Map<String, @Nullable Object> write(LogRecord entry) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("sequence", entry.sequence());
        switch (entry.kind()) {
            case EPISODE -> write((Happened) entry, map);
            case COMMIT -> write((Made) entry, map);
            case ROLLBACK -> write((Returned) entry, map);
            case ERASURE -> write((Forgotten) entry, map);
        }
        return map;
    }

    static LogRecord read(Map<String, Object> map) {
        Fields fields = new Fields(map);
        return switch (fields.text("is")) {
            case EPISODE -> episode(fields);
            case COMMIT -> commit(fields);
            case ROLLBACK ->
                new Returned(
                        fields.number("sequence"),
                        fields.number("generation"),
                        fields.number("to"),
                        fields.instant("time"));
            case ERASURE ->
                new Forgotten(
                        fields.number("sequence"),
                        fields.number("generation"),
                        fields.instant("time"),
                        new Tombs(fields.texts("episodes"), fields.texts("memories"), fields.texts("digests")));
            default -> throw new IllegalArgumentException("a line of kind '" + fields.text("is") + "'");
        };
    }

    private static void write(Happened happened, Map<String, @Nullable Object> map) {
        Episode episode = happened.episode();
        EntryRef entry = episode.entry();
        map.put("is", EPISODE);
        map.put("id", episode.id());
        map.put("time", episode.time().toString());
        map.put("speaker", episode.speaker().name());
        map.put("role", episode.speaker().role().name());
        map.put("session", episode.session().id());
        map.put("of", episode.session().kind().name());
        map.put("text", episode.text());
        map.put("origin", episode.origin().name());
        map.put("agent", entry == null ? null : entry.agent().value());
        map.put("entry", entry == null ? null : entry.sequence());
        map.put("digest", happened.digest());
    }

    private static Happened episode(Fields fields) {
        String agent = fields.textOrNull("agent");
        Episode episode = new Episode(
                fields.text("id"),
                ZonedDateTime.parse(fields.text("time")),
                new Episode.Speaker(fields.text("speaker"), fields.constant("role", Episode.Role.class)),
                new Episode.Session(fields.text("session"), fields.constant("of", Episode.Session.Kind.class)),
                fields.text("text"),
                fields.constant("origin", Origin.class),
                agent == null ? null : new EntryRef(AgentId.of(agent), fields.number("entry")));
        return new Happened(fields.number("sequence"), episode, fields.text("digest"));
    }

    private static void write(Made made, Map<String, @Nullable Object> map) {
        Commit commit = made.commit();
        map.put("is", COMMIT);
        map.put("generation", made.generation());
        map.put("expected", commit.expected());
        map.put("time", commit.time().toString());
        map.put("author", commit.author().name());
        map.put("read", commit.watermark());
        map.put("watermark", made.watermark());
        map.put("note", commit.note());
        map.put("operations", commit.operations().stream().map(OpCodec::write).toList());
        map.put("written", made.written().stream().map(MemoryCodec::write).toList());
    }

    private static Made commit(Fields fields) {
        Commit commit = new Commit(
                fields.number("expected"),
                fields.instant("time"),
                fields.constant("author", Commit.Author.class),
                fields.each("operations", OpCodec::read),
                fields.number("read"),
                fields.text("note"));
        return new Made(
                fields.number("sequence"),
                fields.number("generation"),
                fields.number("watermark"),
                commit,
                fields.each("written", MemoryCodec::read));
    }

    private static void write(Returned returned, Map<String, @Nullable Object> map) {
        map.put("is", ROLLBACK);
        map.put("generation", returned.generation());
        map.put("to", returned.to());
        map.put("time", returned.time().toString());
    }

    private static void write(Forgotten forgotten, Map<String, @Nullable Object> map) {
        map.put("is", ERASURE);
        map.put("generation", forgotten.generation());
        map.put("time", forgotten.time().toString());
        map.put("episodes", forgotten.tombs().episodes());
        map.put("memories", forgotten.tombs().memories());
        map.put("digests", forgotten.tombs().digests());
    }
}
