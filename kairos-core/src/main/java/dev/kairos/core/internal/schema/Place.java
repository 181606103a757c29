package dev.kairos.core.internal.schema;

import org.jspecify.annotations.Nullable;

/** Where a value stands in the arguments; rendered only when something is wrong there. */
final class Place {

    /** The whole. */
    static final Place ROOT = new Place(null, "arguments");

    private final @Nullable Place parent;
    private final String step;

    private Place(@Nullable Place parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    Place property(String name) {
        return new Place(this, parent == null ? name : "." + name);
    }

    Place element(int index) {
        return new Place(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        return parent == null || (parent == ROOT && !step.startsWith("[")) ? step : parent + step;
    }
}
