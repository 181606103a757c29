package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Scope;
import java.util.List;

/**
 * Keeps something that is derived from the content of scopes. Called on the thread that changed a scope, after the change is
 * durable and without any lock.
 */
public interface Follower {
    /** Keeps nothing. */
    Follower NONE = new Follower() {
        @Override
        public void changed(Scope scope) {}

        @Override
        public List<String> erased(Scope scope) {
            return List.of();
        }
    };

    /** The scope has another generation than before, or is used for the first time since the store was opened. */
    void changed(Scope scope);

    /**
     * Content of the scope was erased: it goes from all that is derived from it before this returns.
     *
     * @param scope whose content
     * @return places that may hold copies and were not touched
     */
    List<String> erased(Scope scope);
}
