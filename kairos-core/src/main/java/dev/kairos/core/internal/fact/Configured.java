package dev.kairos.core.internal.fact;

import dev.kairos.core.internal.json.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent was started for the first time, or with another configuration than before.
 *
 * @param digest of all that a model is told and may call
 */
public record Configured(String digest) implements Fact {

    static Configured read(Fields f) {
        return new Configured(f.text("digest"));
    }

    @Override
    public Kind kind() {
        return Kind.CONFIGURED;
    }

    @Override
    public Map<String, @Nullable Object> tree() {
        return Tree.of("digest", digest).done();
    }
}
