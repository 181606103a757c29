package dev.kairos.core.internal.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry whose kind or version this code does not know: passed through unread. */
public record Passed() implements Fact {

    @Override
    public Kind kind() {
        return Kind.PASSED;
    }

    @Override
    public Map<String, @Nullable Object> tree() {
        return Map.of();
    }
}
