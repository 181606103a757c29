package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A chat model of LangChain4j as a model of Kairos.
 *
 * <pre>{@code
 * ChatModel chat = AnthropicChatModel.builder().apiKey(key).modelName("claude-…").maxRetries(0).build();
 * ModelBackend model = LangChain4jModel.of(chat, profile);
 * }</pre>
 *
 * <p>Build the LangChain4j model with {@code maxRetries(0)}: Kairos retries by itself, counts each attempt and pays for it.
 * {@link BoundedHttp} notices a model that retries on its own and stops it.
 *
 * <p>Only messages, tools and the output limit are sent; what else a provider should be told (temperature, thinking, caching)
 * is set on the LangChain4j model. Input tokens are reported with those served by a cache included, whatever the provider's
 * own way of counting.
 *
 * <p>Immutable, and safe for use by many threads if the LangChain4j model is. Calls block; they end when their thread is
 * interrupted. Without {@link #over} two things are left to the runtime's deadline: some clients of LangChain4j never tell that
 * a stream ended too early, and a stream that is silent when it is abandoned stays open until the provider closes it.
 */
public final class LangChain4jModel implements ModelBackend {

    private final Chat chat;
    private final ModelProfile profile;
    private final Scope scope;
    private final UnaryOperator<ChatRequest> adjustment;
    private final Replies replies;

    /** One call of the foreign model, in either way. */
    @FunctionalInterface
    private interface Chat {
        ModelReply call(ChatRequest request, Round round) throws InterruptedException;
    }

    /**
     * What belongs to one call.
     *
     * @param sink where progress goes
     * @param replies reads the reply
     * @param scope what stands around the call
     */
    private record Round(ReplySink sink, Replies replies, Scope scope) {}

    /** Where the HTTP client counts the bytes, nobody else does. */
    private record TextOnly(ReplySink sink) implements ReplySink {
        @Override
        public void text(String piece) {
            sink.text(piece);
        }

        @Override
        public void received(int bytes) {}
    }

    private LangChain4jModel(
            Chat chat, ModelProfile profile, Scope scope, UnaryOperator<ChatRequest> adjustment, Replies replies) {
        this.chat = chat;
        this.profile = profile;
        this.scope = scope;
        this.adjustment = adjustment;
        this.replies = replies;
    }

    /**
     * Wraps a model that replies as a whole.
     *
     * @param model the LangChain4j model, built with {@code maxRetries(0)}
     * @param profile what the runtime must know of it; whether it streams is known without it
     * @return the backend
     */
    public static LangChain4jModel of(ChatModel model, ModelProfile profile) {
        return create(
                (request, round) -> {
                    ModelReply reply = round.replies().reply(model.chat(request));
                    round.sink().received(reply.text().length());
                    return reply;
                },
                request -> OutputLimit.say(request, model.defaultRequestParameters()),
                streams(profile, false));
    }

    /**
     * Wraps a model that replies piece by piece. Text goes to {@link ReplySink#text} as it comes.
     *
     * @param model the LangChain4j model
     * @param profile what the runtime must know of it; whether it streams is known without it
     * @return the backend
     */
    public static LangChain4jModel streaming(StreamingChatModel model, ModelProfile profile) {
        return create(
                (request, round) -> {
                    StreamedReply stream = new StreamedReply(round.sink());
                    model.chat(request, stream);
                    if (round.scope().isOver()) {
                        stream.ended();
                    }
                    return round.replies().wholeStream(stream.await());
                },
                request -> OutputLimit.say(request, model.defaultRequestParameters()),
                streams(profile, true));
    }

    /** Whether a model streams is not for its profile to say: a silent stream is given up, a reply as a whole is waited for. */
    private static ModelProfile streams(ModelProfile profile, boolean streams) {
        Set<Capability> capabilities = new HashSet<>(profile.capabilities());
        if (streams ? capabilities.add(Capability.STREAMING) : capabilities.remove(Capability.STREAMING)) {
            return new ModelProfile(
                    profile.name(),
                    profile.tier(),
                    profile.contextWindow(),
                    profile.maxOutput(),
                    profile.price(),
                    capabilities);
        }
        return profile;
    }

    private static LangChain4jModel create(Chat chat, UnaryOperator<ChatRequest> limit, ModelProfile profile) {
        return new LangChain4jModel(chat, profile, Scope.NONE, limit, new Replies(Usages::of));
    }

    /**
     * Returns this backend knowing the HTTP client that its LangChain4j model was built with. The client then holds the
     * deadline of each request and reports received bytes to the call's sink.
     *
     * @param http the client
     * @return the backend
     */
    public LangChain4jModel over(BoundedHttp http) {
        return new LangChain4jModel(chat, profile, http, adjustment, replies);
    }

    /**
     * Returns this backend changing each request before it is sent: provider-specific parameters, for example. By default
     * nothing is changed.
     *
     * @param adjustment makes the request to send from the one that was built; must be pure
     * @return the backend
     */
    public LangChain4jModel adjusting(UnaryOperator<ChatRequest> adjustment) {
        UnaryOperator<ChatRequest> before = this.adjustment;
        return new LangChain4jModel(chat, profile, scope, request -> adjustment.apply(before.apply(request)), replies);
    }

    /**
     * Returns this backend counting tokens in its own way. By default OpenAI's and Anthropic's usage is read with its cached
     * tokens, that of other providers as input and output alone.
     *
     * @param usage reads what the provider reported; input includes what a cache served
     * @return the backend
     */
    public LangChain4jModel usage(Function<TokenUsage, Usage> usage) {
        return new LangChain4jModel(chat, profile, scope, adjustment, new Replies(usage));
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
        requireToolSupport(request);
        try {
            ChatRequest asked = adjustment.apply(Requests.of(request, profile));
            ReplySink words = scope == Scope.NONE ? sink : new TextOnly(sink);
            Round round = new Round(words, replies, scope);
            ModelReply reply = scope.within(request, sink, () -> chat.call(asked, round));
            return CallIds.unique(reply, request);
        } catch (RuntimeException failure) {
            // Whoever interrupted is no longer interested in how it failed.
            if (Thread.interrupted() || Failures.isInterruption(failure)) {
                throw interrupted(failure);
            }
            throw Failures.of(failure, profile.name());
        }
    }

    private void requireToolSupport(ModelRequest request) {
        if (!request.tools().isEmpty() && !profile.capabilities().contains(Capability.TOOLS)) {
            throw new ModelException(
                    Reason.REJECTED,
                    "model '" + profile.name() + "' was given "
                            + request.tools().size()
                            + " tools, but its profile says that it cannot call any: use a model with "
                            + Capability.TOOLS);
        }
    }

    private static InterruptedException interrupted(Throwable cause) {
        InterruptedException interruption = new InterruptedException("the model call was abandoned");
        interruption.initCause(cause);
        return interruption;
    }

    @Override
    public String toString() {
        return "LangChain4jModel[" + profile.name() + "]";
    }
}
