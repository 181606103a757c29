package dev.kairos.core.internal.spend;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Prices;
import dev.kairos.api.oversight.Purpose;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has calls pass the ledger: finds the price, the bound and the account. Safe for use by many threads. */
public final class Meter {

    private static final int LEAST_TRANSCRIPT = 1_000;

    private final Supplier<SpendLedger> ledger;
    private final Prices prices;
    private final InstantSource clock;

    /** Makes a meter; the ledger is opened with the first call that passes it. */
    public Meter(Supplier<SpendLedger> ledger, Prices prices, InstantSource clock) {
        this.ledger = ledger;
        this.prices = prices;
        this.clock = clock;
    }

    /** A call that has passed, or was refused. */
    public final class Passage {

        private final Charge charge;
        private final Reserved reserved;

        private Passage(Charge charge) {
            this.charge = charge;
            this.reserved = ledger.get().reserve(charge);
        }

        /** Why it was refused, or {@code null}. */
        public Reserved.@Nullable Refusal refusal() {
            return reserved.refusal();
        }

        /** Reconciles it; without a usage the reservation stands. */
        public void settle(@Nullable Usage usage) {
            ledger.get().settle(reserved, charge, usage);
        }
    }

    /** Reserves for a model call, durably. */
    public Passage pass(ModelBackend backend, ModelRequest request, Purpose purpose, Charge.Account account) {
        int output = Math.min(request.maxOutput(), backend.profile().maxOutput());
        return new Passage(
                new Charge(account, purpose, backend.profile(), row(backend), Bounds.input(backend, request), output));
    }

    /** Reserves for something else of which the bound is known. */
    Passage pass(Charge charge) {
        return new Passage(charge);
    }

    /** A model's profile with its price, where that is known only here. */
    public ModelProfile priced(ModelBackend backend) {
        ModelProfile p = backend.profile();
        PriceRow row = p.price() == null ? row(backend) : null;
        return row == null
                ? p
                : new ModelProfile(p.name(), p.tier(), p.contextWindow(), p.maxOutput(), row.price(), p.capabilities());
    }

    /** Limits under which no prompt of these models reaches the size at which prices rise. */
    public ContextLimits within(Tiers tiers, ContextLimits limits) {
        long lowest = Long.MAX_VALUE;
        for (List<ModelBackend> chain : tiers.models().values()) {
            for (ModelBackend backend : chain) {
                PriceRow row = row(backend);
                lowest = row == null || row.steps().isEmpty()
                        ? lowest
                        : Math.min(lowest, row.steps().get(0).above());
            }
        }
        long room = lowest - limits.context();
        return room >= limits.transcript()
                ? limits
                : new ContextLimits(limits.context(), (int) Math.max(LEAST_TRANSCRIPT, room), limits.reply());
    }

    /** What a model costs now, or {@code null}. */
    public @Nullable PriceRow row(ModelBackend backend) {
        PriceRow row = prices.find(backend.profile(), clock.instant()).orElse(null);
        return row != null && backend.profile().capabilities().contains(Capability.BATCH) ? row.batched() : row;
    }
}
