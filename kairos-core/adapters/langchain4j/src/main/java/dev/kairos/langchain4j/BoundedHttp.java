package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.time.Timers;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for LangChain4j's models, over the JDK's, that holds what the JDK's own timeout does not: deadlines and a
 * byte limit over the body of a response, streamed or not.
 *
 * <pre>{@code
 * BoundedHttp http = BoundedHttp.using(timers);
 * ChatModel chat = OpenAiChatModel.builder().httpClientBuilder(http).maxRetries(0) … .build();
 * ModelBackend model = LangChain4jModel.of(chat, profile).over(http);
 * }</pre>
 *
 * <p>Limits: {@linkplain #total total time}, {@linkplain #idle time without a byte}, {@linkplain #maxBytes bytes}. A response
 * that exceeds one ends in a {@code ModelException} of reason {@code ABANDONED}; its connection is closed. In a call of a
 * {@link LangChain4jModel} that is {@linkplain LangChain4jModel#over over} this client, the request's own deadline holds too,
 * each byte is reported to the call's sink, and a second request, which is a retry that nobody asked for, is refused.
 *
 * <p>Everything runs on the calling thread, streams included, and ends when that thread is interrupted. Redirects are not
 * followed: they would carry the key along. The settings are those at the time of {@link #build}, which LangChain4j calls;
 * changing them is not safe for use by many threads, the clients that are built are.
 */
public final class BoundedHttp implements HttpClientBuilder, Scope {

    private final Timers timers;
    // Of this client, not of all: two models in one thread must not see each other's call.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Exchange> current = new ThreadLocal<>();

    private java.net.http.HttpClient.Builder jdk = java.net.http.HttpClient.newBuilder();
    private Duration connect = Duration.ofSeconds(15);
    private Duration total = Duration.ofMinutes(10);
    private Duration idle = Duration.ofMinutes(2);
    private long maxBytes = 64L << 20;

    private BoundedHttp(Timers timers) {
        this.timers = timers;
    }

    /**
     * Creates a client with the default limits: 10 minutes in all, 2 minutes without a byte, 64 MiB.
     *
     * @param timers ends what takes too long
     * @return the client
     */
    public static BoundedHttp using(Timers timers) {
        return new BoundedHttp(timers);
    }

    /**
     * Sets how long a response may take, from the request to its last byte.
     *
     * @param total positive
     * @return this client
     */
    public BoundedHttp total(Duration total) {
        this.total = positive("total", total);
        return this;
    }

    /**
     * Sets how long the body of a response may stay silent. The time until its head arrives counts towards the total only:
     * a model that does not stream is silent for as long as it thinks. A {@code timeout} of the LangChain4j model has no effect.
     *
     * @param idle positive
     * @return this client
     */
    public BoundedHttp idle(Duration idle) {
        this.idle = positive("idle", idle);
        return this;
    }

    /**
     * Sets how many bytes the body of a response may have.
     *
     * @param maxBytes at least 1
     * @return this client
     */
    public BoundedHttp maxBytes(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes " + maxBytes + " must be at least 1");
        }
        this.maxBytes = maxBytes;
        return this;
    }

    /**
     * Sets what the JDK's client is built from: a proxy, a trust store. By default a new builder.
     *
     * @param jdk the builder
     * @return this client
     */
    public BoundedHttp jdk(java.net.http.HttpClient.Builder jdk) {
        this.jdk = jdk;
        return this;
    }

    @Override
    public Duration connectTimeout() {
        return connect;
    }

    @Override
    public BoundedHttp connectTimeout(Duration timeout) {
        this.connect = positive("connectTimeout", timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return idle;
    }

    @Override
    public BoundedHttp readTimeout(Duration timeout) {
        // LangChain4j's models set one of their own, asked or not.
        return this;
    }

    @Override
    public HttpClient build() {
        Limits limits = new Limits(total, idle, maxBytes);
        return new BoundedClient(jdk.connectTimeout(connect).build(), limits, timers, this::begin);
    }

    @Override
    public ModelReply within(ModelRequest request, ReplySink sink, Call call) throws InterruptedException {
        Exchange exchange = new Exchange(sink, request.deadline());
        current.set(exchange);
        try {
            ModelReply reply = call.run();
            exchange.requireBegun();
            return reply;
        } catch (RuntimeException e) {
            throw exchange.explain(e);
        } finally {
            current.remove();
        }
    }

    @Override
    public boolean isOver() {
        Exchange exchange = current.get();
        if (exchange != null) {
            exchange.requireBegun();
        }
        return true;
    }

    private Exchange begin() {
        Exchange exchange = current.get();
        if (exchange == null) {
            return new Exchange(ReplySink.NONE, total);
        }
        exchange.requireFirst();
        return exchange;
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
        return value;
    }
}
