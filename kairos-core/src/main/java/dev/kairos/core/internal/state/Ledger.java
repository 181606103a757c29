package dev.kairos.core.internal.state;

import dev.kairos.api.Money;
import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Spend;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ModelFact;
import org.jspecify.annotations.Nullable;

/** How an agent's counts follow its model calls: reserved when called, reconciled when replied. */
final class Ledger {

    private Ledger() {}

    /** The counts after a fact; {@code open} is the call that was open before it. */
    static Tally after(Tally tally, BeatFact fact, Open.@Nullable Call open) {
        Spend spend = tally.spend();
        if (fact instanceof ModelFact.Called called) {
            return with(
                    tally,
                    new Spend(spend.calls() + 1, spend.usage(), spend.cost().plus(new Money(called.micros()))));
        } else if (fact instanceof ModelFact.Replied replied && open != null && open.number() == replied.call()) {
            return with(tally, reconciled(spend, replied, open));
        }
        return tally;
    }

    private static Spend reconciled(Spend spend, ModelFact.Replied replied, Open.Call open) {
        Usage usage = replied.usage();
        if (usage == null) {
            return new Spend(spend.calls(), spend.usage().plus(Usage.of(open.tokens(), 0)), spend.cost());
        }
        Money difference = new Money(replied.micros() - open.micros());
        return new Spend(spend.calls(), spend.usage().plus(usage), spend.cost().plus(difference));
    }

    private static Tally with(Tally t, Spend spend) {
        return new Tally(t.wakes(), t.skips(), t.beats(), t.failures(), spend);
    }
}
