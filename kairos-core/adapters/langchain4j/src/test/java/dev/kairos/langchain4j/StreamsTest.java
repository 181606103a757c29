package dev.kairos.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams and bodies that do not end as they should. Time is virtual, the connections are real. */
@Timeout(20)
class StreamsTest {

    private final VirtualTime time = VirtualTime.startingAt("2026-01-01T00:00:00Z");
    private final BoundedHttp http = BoundedHttp.using(time);

    private static List<String> firstHalf(List<String> events) {
        return events.subList(0, events.size() / 2);
    }

    private static Reason reason(Callable<ModelReply> call) {
        try {
            throw new AssertionError("replied " + call.call());
        } catch (ModelException e) {
            return e.reason();
        } catch (Exception e) {
            throw new AssertionError("not a model exception", e);
        }
    }

    /** Runs a call on a thread of its own. */
    private static FutureTask<ModelReply> inBackground(Callable<ModelReply> call, AtomicReference<Thread> thread) {
        FutureTask<ModelReply> task = new FutureTask<>(call);
        thread.set(new Thread(task));
        thread.get().setDaemon(true);
        thread.get().start();
        return task;
    }

    private static ModelException outcome(FutureTask<ModelReply> task) throws Exception {
        try {
            throw new AssertionError("replied " + task.get());
        } catch (ExecutionException e) {
            return (ModelException) e.getCause();
        }
    }

    private static ReplySink onBytes(Runnable action) {
        return new Heard() {
            @Override
            public void received(int count) {
                action.run();
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_breaks_off_is_no_reply(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.broken(firstHalf(provider.callStream)))) {
            LangChain4jModel model = provider.streaming(server, http);

            assertThat(reason(() -> model.call(Samples.request(), ReplySink.NONE)))
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_ends_early_is_no_reply(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.cut(firstHalf(provider.callStream)))) {
            LangChain4jModel model = provider.streaming(server, http);

            assertThat(reason(() -> model.call(Samples.request(), ReplySink.NONE)))
                    .isEqualTo(Reason.GARBLED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_garbled_event_is_no_reply(Provider provider) throws Exception {
        try (WireServer server =
                WireServer.start(WireServer.events(List.of(provider.stream.get(0), "data: {garbage\n\n")))) {
            LangChain4jModel model = provider.streaming(server, http);

            assertThat(reason(() -> model.call(Samples.request(), ReplySink.NONE)))
                    .isEqualTo(Reason.GARBLED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_falls_silent_is_abandoned_after_the_idle_deadline(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            CountDownLatch heard = new CountDownLatch(1);
            LangChain4jModel model = provider.streaming(silent(server, provider), http);
            FutureTask<ModelReply> call = inBackground(
                    () -> model.call(Samples.request(), onBytes(heard::countDown)), new AtomicReference<>());
            heard.await();

            time.advance(Duration.ofSeconds(119));
            assertThat(call.isDone()).isFalse();
            while (!call.isDone()) {
                time.advance(Duration.ofMinutes(2));
                Thread.onSpinWait();
            }

            assertThat(outcome(call).reason()).isEqualTo(Reason.ABANDONED);
            assertThat(outcome(call)).hasMessageContaining("was silent for PT2M");
            server.awaitHangUp();
        }
    }

    private static WireServer silent(WireServer server, Provider provider) {
        return server.then(server.silent(provider.stream.subList(0, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_does_not_answer_is_abandoned_after_the_requests_deadline(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            server.then(server.mute());
            LangChain4jModel model = provider.model(server, http);
            FutureTask<ModelReply> call =
                    inBackground(() -> model.call(Samples.request(), ReplySink.NONE), new AtomicReference<>());
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }

            time.advance(Duration.ofMinutes(5));

            assertThat(outcome(call)).hasMessageContaining("did not end within PT5M");
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_without_end_is_abandoned_at_the_byte_limit(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.endlessEvents(": nothing\n\n"))) {
            LangChain4jModel model = provider.streaming(server, http.maxBytes(100_000));

            assertThatThrownBy(() -> model.call(Samples.request(), ReplySink.NONE))
                    .hasMessageContaining("more than 100000 bytes")
                    .extracting(e -> ((ModelException) e).reason())
                    .isEqualTo(Reason.ABANDONED);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_without_end_is_abandoned_at_the_byte_limit(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.endless())) {
            LangChain4jModel model = provider.model(server, http.maxBytes(100_000));

            assertThat(reason(() -> model.call(Samples.request(), ReplySink.NONE)))
                    .isEqualTo(Reason.ABANDONED);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_drips_is_abandoned_at_the_total_deadline(Provider provider) throws Exception {
        Semaphore drops = new Semaphore(1);
        try (WireServer server = WireServer.start(WireServer.dripping(drops))) {
            LangChain4jModel model = provider.model(server, http);
            ReplySink each = onBytes(() -> {
                time.advance(Duration.ofSeconds(100));
                drops.release();
            });

            assertThatThrownBy(() -> model.call(Samples.request(), each))
                    .hasMessageContaining("did not end within PT5M");
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_sink_that_has_heard_enough_closes_the_stream(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            ModelException enough = new ModelException(Reason.ABANDONED, "enough");
            ReplySink impatient = new Heard() {
                @Override
                public void text(String piece) {
                    throw enough;
                }
            };
            LangChain4jModel model = provider.streaming(silentAfterText(server, provider), http);

            assertThatThrownBy(() -> model.call(Samples.request(), impatient)).isSameAs(enough);
            server.awaitHangUp();
        }
    }

    private static WireServer silentAfterText(WireServer server, Provider provider) {
        return server.then(server.silent(provider.stream.subList(0, provider.stream.size() - 2)));
    }

    @ParameterizedTest
    @EnumSource
    void a_sink_that_has_heard_enough_closes_the_stream_of_langchain4js_own_client(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            ModelException enough = new ModelException(Reason.ABANDONED, "enough");
            ReplySink impatient = new Heard() {
                @Override
                public void text(String piece) {
                    throw enough;
                }
            };
            LangChain4jModel model = provider.streaming(silentAfterText(server, provider), null);

            assertThatThrownBy(() -> model.call(Samples.request(), impatient)).isSameAs(enough);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_sink_that_counts_too_many_bytes_closes_the_connection(Provider provider) throws Exception {
        ModelException enough = new ModelException(Reason.ABANDONED, "enough bytes");
        try (WireServer server = WireServer.start(WireServer.endless())) {
            LangChain4jModel model = provider.model(server, http);
            ReplySink counting = onBytes(() -> {
                throw enough;
            });

            assertThatThrownBy(() -> model.call(Samples.request(), counting)).isSameAs(enough);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupted_stream_closes_its_connection(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            CountDownLatch heard = new CountDownLatch(1);
            AtomicReference<Thread> thread = new AtomicReference<>();
            LangChain4jModel model = provider.streaming(silent(server, provider), http);
            FutureTask<ModelReply> call =
                    inBackground(() -> model.call(Samples.request(), onBytes(heard::countDown)), thread);
            heard.await();

            thread.get().interrupt();

            assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
            server.awaitHangUp();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupted_call_closes_its_connection(Provider provider) throws Exception {
        try (WireServer server = WireServer.start()) {
            server.then(server.mute());
            AtomicReference<Thread> thread = new AtomicReference<>();
            LangChain4jModel model = provider.model(server, http);
            FutureTask<ModelReply> call = inBackground(() -> model.call(Samples.request(), ReplySink.NONE), thread);
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }

            thread.get().interrupt();

            assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
            server.awaitHangUp();
        }
    }

    @Test
    void no_timer_is_left_behind() throws Exception {
        try (WireServer server = WireServer.start(
                WireServer.json(200, Wires.OPENAI_TEXT),
                WireServer.events(Provider.OPENAI.stream),
                WireServer.json(500, "{}"),
                WireServer.endless())) {
            LangChain4jModel model = Provider.OPENAI.model(server, http.maxBytes(10_000));
            ModelRequest request = Samples.request();

            model.call(request, ReplySink.NONE);
            Provider.OPENAI.streaming(server, http).call(request, ReplySink.NONE);
            reason(() -> model.call(request, ReplySink.NONE));
            reason(() -> model.call(request, ReplySink.NONE));

            assertThat(time.pending()).isZero();
        }
    }

    @Test
    void limits_must_be_positive() {
        assertThatThrownBy(() -> http.idle(Duration.ZERO)).hasMessageContaining("idle PT0S must be positive");
        assertThatThrownBy(() -> http.total(Duration.ofSeconds(-1))).hasMessageContaining("total PT-1S");
        assertThatThrownBy(() -> http.maxBytes(0)).hasMessageContaining("maxBytes 0");
    }
}
