package dev.kairos.examples.keeper;

import dev.kairos.api.Money;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the calls of a model, and tells what they would have cost at the list prices of others. The rules that Keeper plays its
 * day with are free; what they read and write is not imagined.
 */
final class Costing implements ModelBackend {
    /** Dollars per million tokens, with prompts that are served from a cache and without. */
    private static final Price STANDARD = new Price(3_000_000, 300_000, 3_750_000, 15_000_000);

    private static final Price FRONTIER = new Price(5_000_000, 500_000, 6_250_000, 25_000_000);

    private final ModelBackend model;
    private final TokenEstimator estimator = TokenEstimator.standard();
    private long input;
    private long stable;
    private long output;

    Costing(ModelBackend model) {
        this.model = model;
    }

    @Override
    public ModelProfile profile() {
        return model.profile();
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
        ModelReply reply = model.call(request, sink);
        Usage usage = reply.usage();
        count(request, usage == null ? Usage.NONE : usage);
        return reply;
    }

    private synchronized void count(ModelRequest request, Usage usage) {
        int prefix = estimator.tokens(request.system());
        for (var tool : request.tools()) {
            prefix += estimator.tokens(tool.name() + tool.description() + tool.schema());
        }
        input += usage.input();
        stable += Math.min(prefix, usage.input());
        output += usage.output();
    }

    /** What the calls of so many beats would have cost, and what they would have without each of the means against it. */
    synchronized Map<String, Money> costs(int beats, int wakes) {
        Usage cached = new Usage(input, stable, 0, output);
        Usage plain = Usage.of(input, output);
        long perBeat = Math.max(1, beats);
        Usage ungated = Usage.of(input * wakes / perBeat, output * wakes / perBeat);
        Map<String, Money> costs = new LinkedHashMap<>();
        costs.put("as it was: gate, everyday model, cached prompts", STANDARD.cost(cached));
        costs.put("without cached prompts", STANDARD.cost(plain));
        costs.put("and with the largest model for everything", FRONTIER.cost(plain));
        costs.put("and with a beat at each of the " + wakes + " wakes", FRONTIER.cost(ungated));
        return costs;
    }
}
