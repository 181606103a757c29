package dev.kairos.core.internal.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was asked for last. It takes the place of a cache library where a host starts: loading one would take a sixth of
 * the way to the first beat. Safe for use by many threads.
 *
 * @param <K> what is asked for
 * @param <V> what is made of it, quickly
 */
final class Recent<K, V> {

    private final Function<K, V> maker;
    private final Map<K, V> kept;

    Recent(int most, Function<K, V> maker) {
        this.maker = maker;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized V get(K key) {
        return kept.computeIfAbsent(key, maker);
    }
}
