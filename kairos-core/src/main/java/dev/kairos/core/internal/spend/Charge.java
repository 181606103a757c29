package dev.kairos.core.internal.spend;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A call that is about to be made, with the most that it can cost.
 *
 * @param account who pays for what
 * @param purpose what the model is called for
 * @param model the model
 * @param row what it costs, or {@code null} if that is not known
 * @param input the most input tokens
 * @param output the most output tokens
 */
public record Charge(
        Account account,
        Purpose purpose,
        ModelProfile model,
        @Nullable PriceRow row,
        long input,
        long output) {

    /**
     * Who pays for what.
     *
     * @param agent the agent
     * @param budget its own budget
     * @param beat the beat, or the name of other work; may be empty
     * @param objective the objective; may be empty
     */
    public record Account(AgentId agent, Budget budget, String beat, String objective) {}

    /** The most that it can cost. */
    Money most() {
        return row == null ? Money.ZERO : row.most(input, output);
    }

    /** The most tokens that it can take. */
    long tokens() {
        return input + output;
    }
}
