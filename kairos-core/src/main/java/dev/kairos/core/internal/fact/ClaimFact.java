package dev.kairos.core.internal.fact;

import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.json.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check of what an agent claims in a beat. */
public sealed interface ClaimFact extends BeatFact {

    /** The agent's claims are about to be checked; {@code attempt} counts from 1. */
    record Checking(String beat, int attempt) implements ClaimFact {

        static Checking read(Fields f) {
            return new Checking(f.text("beat"), f.integer("attempt", 1));
        }

        @Override
        public Kind kind() {
            return Kind.CLAIMS_CHECKING;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("attempt", attempt).done();
        }
    }

    /**
     * Claims were checked.
     *
     * @param beat the beat's id
     * @param objective the objective that they are to prove done, or empty for the beat's outcome
     * @param verification what was found
     */
    record Checked(String beat, String objective, Verification verification) implements ClaimFact {

        static Checked read(Fields f) {
            Verification verification = Claims.read(f);
            return new Checked(
                    f.text("beat"),
                    f.text("objective", ""),
                    verification == null ? Verification.NOTHING_CLAIMED : verification);
        }

        @Override
        public Kind kind() {
            return Kind.CLAIMS_CHECKED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Claims.put(Tree.of("beat", beat).put("objective", objective), verification)
                    .done();
        }
    }
}
