package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a completed beat leaves for memory to keep.
 *
 * @param id its id as an episode
 * @param sequence the entry that it comes from
 * @param time when it happened
 * @param speaker who said or did it
 * @param role the part the speaker plays
 * @param session what it was part of
 * @param kind what kind of session that is
 * @param text the words
 * @param origin how far they are trusted
 */
public record Lived(
        String id,
        long sequence,
        Instant time,
        String speaker,
        Episode.Role role,
        String session,
        Episode.Session.Kind kind,
        String text,
        Origin origin) {

    Map<String, @Nullable Object> tree() {
        return Tree.of("id", id)
                .put("sequence", sequence)
                .put("time", time)
                .put("speaker", speaker)
                .put("role", role)
                .put("session", session)
                .put("kind", kind)
                .put("text", text)
                .put("origin", origin)
                .done();
    }

    static Lived read(Fields f) {
        return new Lived(
                f.text("id"),
                f.number("sequence"),
                f.instant("time"),
                f.text("speaker"),
                f.choice("role", Episode.Role.class),
                f.text("session"),
                f.choice("kind", Episode.Session.Kind.class),
                f.text("text"),
                f.choice("origin", Origin.class));
    }
}
