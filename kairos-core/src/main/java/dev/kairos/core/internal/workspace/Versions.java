package dev.kairos.core.internal.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which content of a file a beat has last seen or made. Safe for use by many threads; forgets the oldest. */
final class Versions {

    private static final int MOST = 2_000;

    private record Key(String agent, String beat, WorkPath path) {}

    private final Map<Key, String> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized void saw(Author author, WorkPath path, String hash) {
        seen.put(new Key(author.agent(), author.beat(), path), hash);
    }

    synchronized @Nullable String seen(Author author, WorkPath path) {
        return seen.get(new Key(author.agent(), author.beat(), path));
    }
}
