package dev.kairos.testkit;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A model that plays a script and records what it is asked.
 *
 * <pre>{@code
 * ScriptedModel model = ScriptedModel.script()
 *         .calls("find_order", "{\"order\":\"A-1001\"}")
 *         .fails(Reason.UNAVAILABLE)
 *         .says("It is on its way.")
 *         .build();
 * }</pre>
 *
 * <p>A call past the end of the script throws an {@link IllegalStateException} that tells what was asked; {@link
 * #requireDone()} finds both a script that was not played to its end and one that was overrun. Safe for use by many threads:
 * steps are taken in the order in which the calls arrive.
 */
public final class ScriptedModel implements ModelBackend {

    /** The profile of a scripted model: window 200,000, output 8,000, free, with tools and streaming. */
    public static final ModelProfile PROFILE = new ModelProfile(
            "scripted", Tier.STANDARD, 200_000, 8_000, Price.FREE, Set.of(Capability.TOOLS, Capability.STREAMING));

    private final ModelProfile profile;
    private final Script script;
    private final List<ModelRequest> requests = new ArrayList<>();

    /** Makes replies from requests. */
    @FunctionalInterface
    public interface Script {

        /**
         * Replies to a call. What it throws, the call throws.
         *
         * @param request what is asked
         * @param number the number of the call, from 1
         * @return the reply
         * @throws InterruptedException if it waits and is abandoned
         */
        ModelReply reply(ModelRequest request, int number) throws InterruptedException;
    }

    private ScriptedModel(ModelProfile profile, Script script) {
        this.profile = profile;
        this.script = script;
    }

    /**
     * Creates a model that asks a function.
     *
     * @param script makes the replies
     * @return the model, with the standard {@link #PROFILE}
     */
    public static ScriptedModel of(Script script) {
        return new ScriptedModel(PROFILE, script);
    }

    /**
     * Starts an empty script.
     *
     * @return the builder
     */
    public static Builder script() {
        return new Builder();
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
        int number;
        synchronized (requests) {
            requests.add(request);
            number = requests.size();
        }
        ModelReply reply = script.reply(request, number);
        sink.received(reply.text().length());
        if (!reply.text().isEmpty()) {
            sink.text(reply.text());
        }
        return reply;
    }

    /**
     * Returns what was asked.
     *
     * @return all requests, oldest first
     */
    public List<ModelRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /**
     * Returns what was asked last.
     *
     * @return the last request
     * @throws IllegalStateException if nothing was asked
     */
    public ModelRequest lastRequest() {
        List<ModelRequest> all = requests();
        if (all.isEmpty()) {
            throw new IllegalStateException("the model '" + profile.name() + "' was not called");
        }
        return all.get(all.size() - 1);
    }

    /**
     * Counts the calls.
     *
     * @return how often it was called
     */
    public int calls() {
        return requests().size();
    }

    /**
     * Checks that the script was played exactly to its end.
     *
     * @throws AssertionError if steps are left or calls were made past the end; never for a function's script
     */
    public void requireDone() {
        if (script instanceof Steps steps && steps.size() != calls()) {
            throw new AssertionError("the script of model '" + profile.name() + "' has " + steps.size() + " steps, "
                    + calls() + " calls were made");
        }
    }

    private record Steps(List<Script> steps) implements Script {

        int size() {
            return steps.size();
        }

        @Override
        public ModelReply reply(ModelRequest request, int number) throws InterruptedException {
            if (number > steps.size()) {
                List<?> messages = request.messages();
                throw new IllegalStateException("the script has " + steps.size() + " steps and this is call " + number
                        + "; the last message is " + messages.get(messages.size() - 1));
            }
            return steps.get(number - 1).reply(request, number);
        }
    }

    /** Writes a script, step by step. Not safe for use by many threads. */
    public static final class Builder {

        private final List<Script> steps = new ArrayList<>();
        private ModelProfile profile = PROFILE;
        private Usage usage = Usage.of(100, 10);
        private Duration delay = Duration.ZERO;
        private Consumer<Duration> time = duration -> {
            throw new IllegalStateException("the script takes " + duration + ": give it a time to take, time(…)");
        };

        private Builder() {}

        /**
         * Replies with words.
         *
         * @param text the words
         * @return this builder
         */
        public Builder says(String text) {
            return replies(ModelReply.text(text, usage));
        }

        /**
         * Calls a tool. The call's id is {@code call-N} in step N.
         *
         * @param tool its name
         * @param arguments JSON text
         * @return this builder
         */
        public Builder calls(String tool, String arguments) {
            return calls(new ToolCall("call-" + (steps.size() + 1), tool, arguments));
        }

        /**
         * Calls tools in one reply.
         *
         * @param calls the calls
         * @return this builder
         */
        public Builder calls(ToolCall... calls) {
            return replies(ModelReply.calls(List.of(calls), usage));
        }

        /**
         * Replies.
         *
         * @param reply the reply
         * @return this builder
         */
        public Builder replies(ModelReply reply) {
            return does((request, number) -> reply);
        }

        /**
         * Fails.
         *
         * @param reason how
         * @return this builder
         */
        public Builder fails(ModelException.Reason reason) {
            return fails(new ModelException(reason, "scripted failure " + reason));
        }

        /**
         * Fails and asks to wait.
         *
         * @param reason how
         * @param retryAfter how long the provider asks to wait
         * @return this builder
         */
        public Builder fails(ModelException.Reason reason, Duration retryAfter) {
            return fails(new ModelException(reason, "scripted failure " + reason, retryAfter, null));
        }

        /**
         * Throws.
         *
         * @param failure what is thrown
         * @return this builder
         */
        public Builder fails(RuntimeException failure) {
            return does((request, number) -> {
                throw failure;
            });
        }

        /**
         * Never replies: waits until its thread is interrupted.
         *
         * @return this builder
         */
        public Builder hangs() {
            return does((request, number) -> {
                new CountDownLatch(1).await();
                throw new AssertionError("unreachable: nobody counts down");
            });
        }

        /**
         * Replies by a function.
         *
         * @param step makes the reply
         * @return this builder
         */
        public Builder does(Script step) {
            Duration takes = delay;
            steps.add((request, number) -> {
                if (!takes.isZero()) {
                    time.accept(takes);
                }
                return step.reply(request, number);
            });
            return this;
        }

        /**
         * Lets every further step take a while before it replies or fails. By default none takes any.
         *
         * @param delay how long; needs {@link #time}
         * @return this builder
         */
        public Builder taking(Duration delay) {
            this.delay = delay;
            return this;
        }

        /**
         * Sets what lets time pass.
         *
         * @param time lets a duration pass, for example {@code virtualTime::sleep}
         * @return this builder
         */
        public Builder time(Consumer<Duration> time) {
            this.time = time;
            return this;
        }

        /**
         * Sets the usage that further replies report. By default 100 tokens in, 10 out.
         *
         * @param usage the tokens
         * @return this builder
         */
        public Builder usage(Usage usage) {
            this.usage = usage;
            return this;
        }

        /**
         * Sets the profile. By default {@link #PROFILE}.
         *
         * @param profile the profile
         * @return this builder
         */
        public Builder profile(ModelProfile profile) {
            this.profile = profile;
            return this;
        }

        /**
         * Builds the model.
         *
         * @return the model
         */
        public ScriptedModel build() {
            return new ScriptedModel(profile, new Steps(List.copyOf(steps)));
        }
    }
}
