package dev.kairos.core.internal.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

class PushEncryptionTest {

    /** RFC 8291, appendix A. */
    @Test
    void the_example_of_the_specification_is_met() throws Exception {
        KeyPair sender = new KeyPair(
                P256.publicKey(P256.bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(P256.bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] body = PushEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                P256.bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                P256.bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                sender,
                P256.bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(P256.text(body))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
                                + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qul"
                                + "cy4a-fN");
    }

    @Test
    void a_key_that_is_no_point_of_the_curve_is_refused() {
        byte[] wrong = new byte[65];
        wrong[0] = 4;
        wrong[10] = 1;
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> P256.publicKey(wrong));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> P256.publicKey(new byte[3]));
    }
}
