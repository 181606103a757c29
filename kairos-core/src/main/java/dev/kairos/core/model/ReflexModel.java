package dev.kairos.core.model;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A model made of rules: no network, no key, no cost. It serves as a first tier that answers what needs no reasoning, and as
 * the model of a host that has none.
 *
 * <pre>{@code
 * ModelBackend model = ReflexModel.builder()
 *         .when(mentions("where is my order")).then(call("find_order", Map.of("order", "A-1001")))
 *         .when(answered("find_order")).then(it -> tell("I looked it up: " + it.answer("find_order")))
 *         .otherwise(quiet("nothing to do"))
 *         .build();
 * }</pre>
 *
 * <p>The first rule that applies replies. A call that was made before in the same beat, with the same arguments, is not
 * repeated: its rule is passed over, so rules read like steps. When no rule is left the beat ends quietly. The same request
 * always gives the same reply, call ids included.
 *
 * <p>Immutable and safe for use by many threads. Never blocks. The usage it reports is an estimate; it costs nothing.
 */
public final class ReflexModel implements ModelBackend {

    private final ModelProfile profile;
    private final List<Rule> rules;
    private final TokenEstimator estimator;

    private record Rule(Condition condition, Function<Situation, Reaction> reaction) {}

    private ReflexModel(Builder builder) {
        this.profile =
                new ModelProfile(builder.name, Tier.REFLEX, 1_000_000, 100_000, Price.FREE, Set.of(Capability.TOOLS));
        this.rules = List.copyOf(builder.rules);
        this.estimator = builder.estimator;
    }

    /**
     * Starts a model without rules, named {@code reflex}.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) {
        Reaction reaction = react(new Situation(request));
        List<ToolCall> calls = calls(reaction, request);
        if (!reaction.text().isEmpty()) {
            sink.text(reaction.text());
        }
        ModelReply.Stop stop = calls.isEmpty() ? ModelReply.Stop.END : ModelReply.Stop.TOOLS;
        return new ModelReply(reaction.text(), calls, stop, usage(request, reaction));
    }

    private Reaction react(Situation situation) {
        for (int i = 0; i < rules.size(); i++) {
            Reaction reaction = attempt(i, situation);
            if (!reaction.isNothing()) {
                return reaction;
            }
        }
        return Reaction.quiet("no rule applies").without(situation);
    }

    private Reaction attempt(int index, Situation situation) {
        Rule rule = rules.get(index);
        try {
            return rule.condition.holds(situation)
                    ? rule.reaction.apply(situation).without(situation)
                    : Reaction.say("");
        } catch (RuntimeException e) {
            String message =
                    "rule " + (index + 1) + " of model '" + profile.name() + "' threw " + e + ": correct the rule";
            throw new ModelException(Reason.REJECTED, message, null, e);
        }
    }

    /** Ids differ between turns and between calls of one turn, and are the same for the same request. */
    private static List<ToolCall> calls(Reaction reaction, ModelRequest request) {
        List<ToolCall> calls = new ArrayList<>();
        if (!reaction.calls().isEmpty()) {
            String turn = Long.toHexString(digest(request));
            for (Reaction.Call call : reaction.calls()) {
                calls.add(new ToolCall("reflex-" + turn + "-" + calls.size(), call.tool(), call.arguments()));
            }
        }
        return calls;
    }

    private static long digest(ModelRequest request) {
        CRC32 crc = new CRC32();
        crc.update(request.messages().size());
        request.messages().forEach(message -> crc.update(words(message).getBytes(StandardCharsets.UTF_8)));
        return crc.getValue();
    }

    private Usage usage(ModelRequest request, Reaction reaction) {
        long input = estimator.tokens(request.system());
        for (ToolSpec tool : request.tools()) {
            input += estimator.tokens(tool.name())
                    + estimator.tokens(tool.description())
                    + estimator.tokens(tool.schema());
        }
        for (ModelMessage message : request.messages()) {
            input += estimator.tokens(words(message));
        }
        long output = estimator.tokens(reaction.text());
        for (Reaction.Call call : reaction.calls()) {
            output += estimator.tokens(call.tool()) + estimator.tokens(call.arguments());
        }
        return Usage.of(input, output);
    }

    private static String words(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> ((ModelMessage.User) message).text();
            case TOOL_ANSWER -> ((ModelMessage.ToolAnswer) message).text();
            case ASSISTANT -> {
                StringBuilder words = new StringBuilder(((ModelMessage.Assistant) message).text());
                for (ToolCall call : ((ModelMessage.Assistant) message).calls()) {
                    words.append('\n').append(call.tool()).append(' ').append(call.arguments());
                }
                yield words.toString();
            }
        };
    }

    @Override
    public String toString() {
        return "ReflexModel[" + profile.name() + ", " + rules.size() + " rules]";
    }

    /** Collects rules in the order in which they are tried. Not safe for use by many threads. */
    public static final class Builder {

        private final List<Rule> rules = new ArrayList<>();
        private String name = "reflex";
        private TokenEstimator estimator = TokenEstimator.standard();

        private Builder() {}

        /**
         * Begins a rule.
         *
         * @param condition when it applies
         * @return the rule, which needs its reaction
         */
        public When when(Condition condition) {
            return new When(this, condition);
        }

        /**
         * Adds the rule that applies always.
         *
         * @param reaction what it replies
         * @return this builder
         */
        public Builder otherwise(Reaction reaction) {
            return when(Condition.always()).then(reaction);
        }

        /**
         * Names the model. By default {@code reflex}.
         *
         * @param name the name; not blank
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets what the reported usage is estimated by. By default {@link TokenEstimator#standard()}.
         *
         * @param estimator estimates the tokens of a text
         * @return this builder
         */
        public Builder tokens(TokenEstimator estimator) {
            this.estimator = estimator;
            return this;
        }

        /**
         * Builds the model.
         *
         * @return the model
         * @throws IllegalArgumentException if the name is blank
         */
        public ReflexModel build() {
            return new ReflexModel(this);
        }
    }

    /** A rule that needs its reaction. */
    public static final class When {

        private final Builder builder;
        private final Condition condition;

        private When(Builder builder, Condition condition) {
            this.builder = builder;
            this.condition = condition;
        }

        /**
         * Completes the rule with a fixed reaction.
         *
         * @param reaction what it replies
         * @return the builder
         */
        public Builder then(Reaction reaction) {
            return then(situation -> reaction);
        }

        /**
         * Completes the rule with a reaction made from the situation.
         *
         * @param reaction makes the reply; must be pure
         * @return the builder
         */
        public Builder then(Function<Situation, Reaction> reaction) {
            builder.rules.add(new Rule(condition, reaction));
            return builder;
        }
    }
}
