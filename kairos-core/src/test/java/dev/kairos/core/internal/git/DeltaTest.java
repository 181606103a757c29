package dev.kairos.core.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeltaTest {

    private static final byte[] BASE = new byte[70_000];

    static {
        for (int i = 0; i < BASE.length; i++) {
            BASE[i] = (byte) (i * 31);
        }
    }

    @Test
    void a_copy_without_size_is_of_64_kibibytes() throws GitException {
        byte[] whole = Delta.apply(BASE, delta(65_536 + 2, 0x81, 3, 2, 'h', 'i'));

        assertThat(Arrays.copyOf(whole, 65_536)).isEqualTo(Arrays.copyOfRange(BASE, 3, 65_539));
        assertThat(Arrays.copyOfRange(whole, 65_536, 65_538)).isEqualTo(new byte[] {'h', 'i'});
    }

    @Test
    void what_does_not_fit_is_refused() {
        refused(delta(10, 0x91, 3, 9));
        refused(delta(10, 0x91, 3, 11));
        refused(delta(10, 0x9F, 0xFF, 0xFF, 0xFF, 0xFF, 10));
        refused(delta(10, 0));
        refused(delta(10, 10, 'x'));
        refused(delta(2 << 20, 0x81, 3));
        refused(new byte[] {1, 1, 1, 'x'});
        refused(new byte[] {});
    }

    private static void refused(byte[] delta) {
        assertThatExceptionOfType(GitException.class).isThrownBy(() -> Delta.apply(BASE, delta));
    }

    private static byte[] delta(int size, int... steps) {
        ByteBuffer delta = ByteBuffer.allocate(20);
        number(delta, BASE.length);
        number(delta, size);
        for (int step : steps) {
            delta.put((byte) step);
        }
        return Arrays.copyOf(delta.array(), delta.position());
    }

    private static void number(ByteBuffer delta, int number) {
        int rest = number;
        while (rest >= 0x80) {
            delta.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        delta.put((byte) rest);
    }
}
