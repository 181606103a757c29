package dev.kairos.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
import dev.kairos.api.verify.Verifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VerificationGateTest {

    private static final Verifier SAID =
            (claim, evidence) -> new Finding(Verdict.valueOf(claim.detail("verdict")), claim.detail("verdict"));

    private final VerificationGate gate = VerificationGate.of(Map.of("said", SAID));

    @Test
    void without_a_claim_nothing_is_done() throws Exception {
        Verification none = gate.check(List.of(), List.of(), List.of());
        assertThat(none.isDone()).isFalse();
        assertThat(none.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(none.text()).isEqualTo("nothing was claimed\n");
    }

    @Test
    void what_is_required_has_to_be_claimed() throws Exception {
        Verification other = gate.check(List.of(said(Verdict.VERIFIED)), List.of("tests.passed"), List.of());
        assertThat(other.isDone()).isFalse();
        assertThat(other.text()).contains("MISSING tests.passed");
        assertThat(gate.check(List.of(said(Verdict.VERIFIED)), List.of("said"), List.of())
                        .isDone())
                .isTrue();
    }

    @Property(tries = 200)
    void one_claim_that_is_not_verified_is_enough(@ForAll @Size(min = 1, max = 6) List<Verdict> verdicts)
            throws Exception {
        Verification all =
                gate.check(verdicts.stream().map(VerificationGateTest::said).toList(), List.of(), List.of());
        assertThat(all.isDone()).isEqualTo(verdicts.stream().allMatch(one -> one == Verdict.VERIFIED));
        assertThat(all.isDone()).isEqualTo(all.verdict() == Verdict.VERIFIED);
    }

    @Test
    void kinds_that_nothing_checks_and_verifiers_that_fail_verify_nothing() throws Exception {
        VerificationGate failing = VerificationGate.of(Map.of("said", (claim, evidence) -> {
            throw new IOException("no disk");
        }));
        assertThat(failing.check(List.of(said(Verdict.VERIFIED)), List.of(), List.of())
                        .text())
                .startsWith("UNVERIFIED said: it could not be checked");
        assertThat(gate.check(List.of(new Claim("other", Map.of())), List.of(), List.of())
                        .verdict())
                .isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void too_many_claims_are_not_looked_at() throws Exception {
        List<Claim> claims = new ArrayList<>(IntStream.range(0, 51)
                .mapToObj(i -> new Claim("said", Map.of("verdict", "VERIFIED", "n", "" + i)))
                .toList());
        assertThat(gate.check(claims, List.of(), List.of()).isDone()).isFalse();
        claims.remove(0);
        assertThat(gate.check(claims, List.of(), List.of()).isDone()).isTrue();
    }

    @Test
    void what_was_found_later_lowers_and_never_raises() throws Exception {
        Verification good = gate.check(List.of(said(Verdict.VERIFIED)), List.of(), List.of());
        Verification bad = gate.check(List.of(said(Verdict.REFUTED)), List.of(), List.of());
        assertThat(good.lowered(Verdict.UNVERIFIED, "a gap").verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(bad.lowered(Verdict.UNVERIFIED, "a gap").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(good.lowered(Verdict.VERIFIED, "fine")).isEqualTo(good);
    }

    private static Claim said(Verdict verdict) {
        return new Claim("said", Map.of("verdict", verdict.name()));
    }
}
