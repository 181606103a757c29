package dev.kairos.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeySetTest {

    private static KeyHash hash(long number) {
        return KeyHash.of("key-" + number, Link.sha256());
    }

    @Property(tries = 50)
    void finds_what_was_added_and_nothing_else(@ForAll long seed, @ForAll @IntRange(max = 5_000) int count) {
        Random random = new Random(seed);
        KeySet keys = new KeySet();
        Map<Integer, Long> model = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            int key = random.nextInt(count);
            model.putIfAbsent(key, (long) i);
            keys.add(hash(key), i);
        }
        for (int key = 0; key < count; key++) {
            assertThat(keys.find(hash(key))).isEqualTo(model.getOrDefault(key, 0L));
        }
        assertThat(keys.payloadLength()).isEqualTo(model.size() * KeySet.BYTES_PER_KEY);
    }

    @Property(tries = 50)
    void trimming_keeps_what_is_retained_and_the_last_thousand(
            @ForAll @IntRange(min = 1, max = 5_000) int count, @ForAll @IntRange(min = 1, max = 5_000) int retainFrom) {
        KeySet keys = new KeySet();
        for (int i = 1; i <= count; i++) {
            keys.add(hash(i), i);
        }
        keys.trim(retainFrom);
        for (int i = 1; i <= count; i++) {
            if (i >= retainFrom || i > count - 1_000) {
                assertThat(keys.find(hash(i))).isEqualTo(i);
            }
        }
        keys.add(hash(0), count + 1);
        assertThat(keys.find(hash(0))).isEqualTo(count + 1);
    }

    @Test
    void memory_is_bounded_once_entries_are_let_go() {
        KeySet keys = new KeySet();
        for (int i = 1; i <= 100_000; i++) {
            keys.add(hash(i), i);
            keys.trim(i + 1);
            assertThat(keys.payloadLength()).isLessThanOrEqualTo(2_000 * KeySet.BYTES_PER_KEY);
        }
        assertThat(keys.find(hash(99_001))).isEqualTo(99_001);
        assertThat(keys.find(hash(98_000))).isZero();
    }

    @Test
    void what_was_written_is_read_back() {
        KeySet keys = new KeySet();
        for (int i = 1; i <= 100; i++) {
            keys.add(hash(i), i);
        }
        ByteBuffer payload = ByteBuffer.allocate(keys.payloadLength());
        keys.writeTo(payload);
        KeySet copy = new KeySet();
        copy.add(hash(100), 100);
        copy.addAll(payload.flip());
        for (int i = 1; i <= 100; i++) {
            assertThat(copy.find(hash(i))).isEqualTo(i);
        }
        assertThat(copy.payloadLength()).isEqualTo(keys.payloadLength());
    }

    @Test
    void keys_are_saved_when_a_segment_goes_that_alone_proves_them() {
        KeySet keys = new KeySet();
        keys.add(hash(1), 1);
        keys.add(hash(2), 2);
        assertThat(keys.needsSaving(7, 1)).isFalse();
        assertThat(keys.needsSaving(7, 2)).isTrue();
        keys.saved(Position.of(9, 64), 2);
        assertThat(keys.needsSaving(7, 3)).isFalse();
        assertThat(keys.needsSaving(9, 3)).isTrue();
        keys.add(hash(3), 3);
        assertThat(keys.needsSaving(7, 4)).isTrue();
    }
}
