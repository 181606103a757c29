package dev.kairos.memory.internal.file;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Memory.Standing;
import dev.kairos.api.memory.Memory.Status;
import dev.kairos.api.memory.Memory.Tier;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.FactKey;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Validity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between memories and JSON. */
final class MemoryCodec {
    private MemoryCodec() {}

    static Map<String, @Nullable Object> write(Memory memory) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", memory.id());
        map.put("status", memory.standing().status().name());
        map.put("tier", memory.standing().tier().name());
        map.put("pinned", memory.standing().pinned() ? true : null);
        map.put("recorded", memory.recorded().toString());
        map.put("retired", text(memory.retired()));
        map.put("statement", write(memory.statement()));
        map.put("links", memory.links().stream().map(MemoryCodec::write).toList());
        return map;
    }

    static Memory read(Fields fields) {
        Standing standing = new Standing(
                fields.constant("status", Status.class), fields.constant("tier", Tier.class), fields.flag("pinned"));
        return new Memory(
                fields.text("id"),
                statement(fields.object("statement")),
                standing,
                fields.instant("recorded"),
                fields.instantOrNull("retired"),
                fields.each("links", MemoryCodec::link));
    }

    static Map<String, @Nullable Object> write(Statement statement) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        FactKey key = statement.key();
        map.put("kind", statement.kind().name());
        map.put("text", statement.text());
        map.put("subject", key == null ? null : key.subject());
        map.put("attribute", key == null ? null : key.attribute());
        map.put("from", text(statement.valid().from()));
        map.put("to", text(statement.valid().to()));
        map.put("origin", statement.origin().name());
        map.put("importance", statement.importance());
        map.put(
                "sources",
                statement.grounds().sources().stream().map(MemoryCodec::write).toList());
        map.put(
                "derivations",
                statement.grounds().derivations().stream()
                        .map(MemoryCodec::write)
                        .toList());
        return map;
    }

    static Statement statement(Fields fields) {
        String subject = fields.textOrNull("subject");
        return new Statement(
                fields.constant("kind", Statement.Kind.class),
                fields.text("text"),
                subject == null ? null : new FactKey(subject, fields.text("attribute")),
                validity(fields),
                new Grounds(
                        fields.each("sources", MemoryCodec::source),
                        fields.each("derivations", MemoryCodec::derivation)),
                fields.constant("origin", Origin.class),
                fields.fraction("importance"));
    }

    static Validity validity(Fields fields) {
        return new Validity(fields.instantOrNull("from"), fields.instantOrNull("to"));
    }

    static Map<String, @Nullable Object> write(Derivation derivation) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("from", derivation.from());
        map.put("to", derivation.to());
        map.put("rule", derivation.rule());
        return map;
    }

    static Derivation derivation(Fields fields) {
        return new Derivation(fields.text("from"), fields.text("to"), fields.text("rule"));
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** The scope as {@code agent:keeper}. */
    static Scope scope(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' is no scope");
        }
        Scope.Kind kind = Scope.Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
        return new Scope(kind, text.substring(colon + 1));
    }

    private static Map<String, @Nullable Object> write(Source source) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("scope", source.scope().toString());
        map.put("episode", source.episode());
        map.put("from", source.from());
        map.put("to", source.to());
        map.put("sha256", source.sha256());
        return map;
    }

    private static Source source(Fields fields) {
        return new Source(
                scope(fields.text("scope")),
                fields.text("episode"),
                Math.toIntExact(fields.number("from")),
                Math.toIntExact(fields.number("to")),
                fields.text("sha256"));
    }

    private static Map<String, @Nullable Object> write(Link link) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", link.kind().name());
        map.put("scope", link.scope().toString());
        map.put("memory", link.memory());
        return map;
    }

    private static Link link(Fields fields) {
        return new Link(fields.constant("kind", Link.Kind.class), scope(fields.text("scope")), fields.text("memory"));
    }
}
