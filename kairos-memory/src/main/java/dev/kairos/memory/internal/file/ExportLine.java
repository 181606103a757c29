package dev.kairos.memory.internal.file;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.memory.internal.store.LogRecord;
import dev.kairos.memory.internal.store.LogRecord.Forgotten;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import dev.kairos.memory.internal.store.LogRecord.Returned;
import dev.kairos.memory.internal.store.LogRecord.Tombs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of an export: JSON in the words of the log. */
public final class ExportLine {
    private static final int FORMAT = 1;
    /** Changes do not say when a rollback or an erasure was made: left out. */
    private static final Instant UNKNOWN = Instant.MIN;

    private ExportLine() {}

    /** The first line. */
    public static String header(Generation latest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kairos", "memory-export");
        fields.put("format", FORMAT);
        fields.put("scope", latest.scope().toString());
        return text(fields);
    }

    /** The line of a change. */
    public static String of(Change change) {
        Map<String, @Nullable Object> fields = RecordCodec.write(entry(change));
        fields.remove("digest");
        fields.remove("digests");
        fields.remove("written");
        fields.values().removeIf(value -> UNKNOWN.toString().equals(value));
        return text(fields);
    }

    /** The line of a memory of the newest generation. */
    public static String of(Memory memory) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("is", "memory");
        fields.put("memory", MemoryCodec.write(memory));
        return text(fields);
    }

    /** The last line, by which an export that broke off is recognised. */
    public static String end(Generation latest, long episodes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("is", "end");
        fields.put("generation", latest.number());
        fields.put("watermark", latest.watermark());
        fields.put("memories", latest.memories().size());
        fields.put("episodes", episodes);
        return text(fields);
    }

    private static LogRecord entry(Change change) {
        return switch (change.kind()) {
            case APPENDED ->
                new Happened(
                        change.sequence(), ((Change.Appended) change).stored().episode(), "");
            case COMMITTED -> {
                Change.Committed made = (Change.Committed) change;
                yield new Made(made.sequence(), made.generation(), made.commit().watermark(), made.commit(), List.of());
            }
            case ROLLED_BACK -> {
                Change.RolledBack back = (Change.RolledBack) change;
                yield new Returned(back.sequence(), back.generation(), back.to(), UNKNOWN);
            }
            case ERASED -> {
                Change.Erased erased = (Change.Erased) change;
                Tombs tombs = new Tombs(erased.episodes(), erased.memories(), List.of());
                yield new Forgotten(erased.sequence(), erased.generation(), UNKNOWN, tombs);
            }
        };
    }

    private static String text(Map<String, ?> fields) {
        return new String(JsonTree.write(fields), StandardCharsets.UTF_8);
    }
}
