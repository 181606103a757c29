package dev.kairos.memory.internal.file;

import dev.kairos.api.memory.MemoryOp;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Between operations and JSON. */
final class OpCodec {
    private OpCodec() {}

    static Map<String, @Nullable Object> write(MemoryOp op) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("op", op.kind().name());
        switch (op.kind()) {
            case ADD -> {
                map.put("id", ((MemoryOp.Add) op).id());
                map.put("statement", MemoryCodec.write(((MemoryOp.Add) op).statement()));
            }
            case MERGE -> {
                map.put(
                        "memories",
                        new TreeSet<>(((MemoryOp.Merge) op).memories()).stream().toList());
                map.put("into", ((MemoryOp.Merge) op).into());
            }
            case SUPERSEDE -> {
                map.put("old", ((MemoryOp.Supersede) op).old());
                map.put("by", ((MemoryOp.Supersede) op).by());
                map.put("at", ((MemoryOp.Supersede) op).at().toString());
            }
            case RESOLVE_TIME -> write((MemoryOp.ResolveTime) op, map);
            case PROMOTE -> map.put("memory", ((MemoryOp.Promote) op).memory());
            case DEMOTE -> map.put("memory", ((MemoryOp.Demote) op).memory());
            case EXPIRE -> {
                map.put("memory", ((MemoryOp.Expire) op).memory());
                map.put("at", ((MemoryOp.Expire) op).at().toString());
            }
            case LINK_CONFLICT -> {
                map.put("first", ((MemoryOp.LinkConflict) op).first());
                map.put("second", ((MemoryOp.LinkConflict) op).second());
            }
            case PIN -> {
                map.put("memory", ((MemoryOp.Pin) op).memory());
                map.put("pinned", ((MemoryOp.Pin) op).pinned());
            }
            case SHARE -> {
                map.put("memory", ((MemoryOp.Share) op).memory());
                map.put("target", ((MemoryOp.Share) op).target().toString());
                map.put("copy", ((MemoryOp.Share) op).copy());
            }
        }
        map.put("reason", op.reason());
        return map;
    }

    static MemoryOp read(Fields fields) {
        String reason = fields.text("reason");
        return switch (fields.constant("op", MemoryOp.Kind.class)) {
            case ADD -> new MemoryOp.Add(fields.text("id"), MemoryCodec.statement(fields.object("statement")), reason);
            case MERGE ->
                new MemoryOp.Merge(new LinkedHashSet<>(fields.texts("memories")), fields.text("into"), reason);
            case SUPERSEDE ->
                new MemoryOp.Supersede(fields.text("old"), fields.text("by"), fields.instant("at"), reason);
            case RESOLVE_TIME ->
                new MemoryOp.ResolveTime(
                        fields.text("memory"),
                        fields.text("text"),
                        MemoryCodec.validity(fields),
                        fields.each("derivations", MemoryCodec::derivation),
                        reason);
            case PROMOTE -> new MemoryOp.Promote(fields.text("memory"), reason);
            case DEMOTE -> new MemoryOp.Demote(fields.text("memory"), reason);
            case EXPIRE -> new MemoryOp.Expire(fields.text("memory"), fields.instant("at"), reason);
            case LINK_CONFLICT -> new MemoryOp.LinkConflict(fields.text("first"), fields.text("second"), reason);
            case PIN -> new MemoryOp.Pin(fields.text("memory"), fields.flag("pinned"), reason);
            case SHARE ->
                new MemoryOp.Share(
                        fields.text("memory"), MemoryCodec.scope(fields.text("target")), fields.text("copy"), reason);
        };
    }

    private static void write(MemoryOp.ResolveTime op, Map<String, @Nullable Object> map) {
        map.put("memory", op.memory());
        map.put("text", op.text());
        map.put("from", MemoryCodec.text(op.valid().from()));
        map.put("to", MemoryCodec.text(op.valid().to()));
        map.put("derivations", op.derivations().stream().map(MemoryCodec::write).toList());
    }
}
