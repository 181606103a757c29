package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.time.Timers;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Slack's Socket Mode: events come on a connection that this side opens, so that no inbound port is needed. Slack closes it from
 * time to time and expects another one; what is not acknowledged comes again. Safe for use by many threads.
 */
final class SlackSocket {

    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Slack pings every few seconds: a line that is silent for that long is dead. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int MOST_CHARACTERS = 1 << 20;

    private final URI server;
    private final String appToken;
    private final EgressGuard guard;
    private @Nullable Intake intake;
    private @Nullable HttpClient client;
    private @Nullable Line line;
    private Timers.@Nullable Pending pending;
    private int failures;

    SlackSocket(URI server, String appToken, EgressGuard guard) {
        this.server = server;
        this.appToken = appToken;
        this.guard = guard;
    }

    synchronized void open(Intake opened) {
        intake = opened;
        client = HttpClient.newHttpClient();
        pending = opened.after(Duration.ZERO, this::connect);
    }

    synchronized void close() {
        intake = null;
        client = null;
        Line open = line;
        line = null;
        if (pending != null) {
            pending.cancel();
        }
        if (open != null) {
            open.hangUp();
        }
    }

    private void connect() {
        Intake to;
        HttpClient with;
        synchronized (this) {
            to = intake;
            with = client;
        }
        if (to == null || with == null) {
            return;
        }
        Line fresh = new Line(to);
        try {
            URI address = address();
            Deadline.in(CONNECTING)
                    .await(with.newWebSocketBuilder().connectTimeout(CONNECTING).buildAsync(address, fresh));
            took(fresh, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            again(null, "interrupted while connecting", true);
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            again(null, String.valueOf(e.getMessage()), true);
        }
    }

    /** Where to connect: for one connection, soon. */
    private URI address() throws IOException {
        HttpCall call = HttpCall.post(
                        server.resolve("/api/apps.connections.open"), "application/x-www-form-urlencoded", new byte[0])
                .header("Authorization", "Bearer " + appToken);
        HttpAnswer answer = new GuardedHttp(guard).send(call);
        Fields result = answer.isSuccess() ? Json.fields(answer.text()) : Json.fields("{}");
        if (!result.flag("ok", false)) {
            throw new IOException("Slack answers " + answer.status() + " " + result.text("error", ""));
        }
        URI address = URI.create(result.text("url"));
        String scheme = "wss".equals(address.getScheme()) ? "https" : "ws".equals(address.getScheme()) ? "http" : "-";
        guard.check(URI.create(scheme + "://" + address.getRawAuthority()));
        return address;
    }

    private synchronized void took(Line fresh, Intake from) {
        if (intake != from) {
            fresh.hangUp();
        } else if (fresh.isOver()) {
            again(null, "it ended at once", true);
        } else {
            line = fresh;
            pending = from.after(SILENCE, () -> watch(fresh));
        }
    }

    private void watch(Line watched) {
        synchronized (this) {
            Intake to = intake;
            if (line != watched || to == null) {
                return;
            }
            if (watched.heard.plus(SILENCE).isAfter(to.clock().instant())) {
                pending = to.after(SILENCE, () -> watch(watched));
                return;
            }
        }
        watched.hangUp();
        again(watched, "nothing came for " + SILENCE, true);
    }

    /** Opens another connection after one that has ended, or did not come about. */
    private synchronized void again(@Nullable Line ended, String why, boolean failed) {
        Intake to = intake;
        if (to == null || (ended != null && ended != line)) {
            return;
        }
        line = null;
        failures = failed ? failures + 1 : 0;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, failures - 1), 6));
        boolean isShort = ended != null
                && ended.begun.plus(FIRST_PAUSE).isAfter(to.clock().instant());
        Duration asked = isShort ? FIRST_PAUSE : Duration.ZERO; // Slack may ask for another one again and again.
        Duration wait = !failed ? asked : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        if (failed) {
            LoggerFactory.getLogger(SlackSocket.class).info("the socket of Slack is opened again: {}", why);
        }
        if (pending != null) {
            pending.cancel();
        }
        pending = to.after(wait, this::connect);
    }

    private synchronized void well() {
        failures = 0;
    }

    /** One connection. Its methods are called one after the other. */
    private final class Line implements WebSocket.Listener {

        private final Intake to;
        private final StringBuilder text = new StringBuilder();
        private final Instant begun;
        private volatile Instant heard;
        private volatile @Nullable WebSocket socket;
        private volatile boolean over;

        Line(Intake to) {
            this.to = to;
            this.begun = to.clock().instant();
            this.heard = begun;
        }

        boolean isOver() {
            return over;
        }

        void hangUp() {
            over = true;
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            if (over) {
                opened.abort();
            }
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            heard = to.clock().instant();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heard = to.clock().instant();
            if (text.length() + data.length() > MOST_CHARACTERS) {
                end("a message has more than " + MOST_CHARACTERS + " characters", true);
                return null;
            }
            text.append(data);
            if (!last) {
                from.request(1);
                return null;
            }
            String whole = text.toString();
            text.setLength(0);
            return take(from, whole);
        }

        private @Nullable CompletionStage<?> take(WebSocket from, String message) {
            try {
                Fields envelope = Json.fields(message);
                String type = envelope.text("type", "");
                if (type.equals("hello")) {
                    well();
                } else if (type.equals("disconnect")) {
                    end("Slack asked for it", false);
                    return null;
                }
                Fields payload = envelope.optObject("payload");
                if (payload != null) {
                    SlackEvents.take(to, payload);
                }
                if (envelope.has("envelope_id")) {
                    String taken = Json.write(Map.of("envelope_id", envelope.text("envelope_id")));
                    return from.sendText(taken, true).thenRun(() -> from.request(1));
                }
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(SlackSocket.class)
                        .warn("a message of Slack was not taken and comes again: {}", e.getMessage());
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end("closed with " + status, true);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            end(String.valueOf(failure.getMessage()), true);
        }

        private void end(String why, boolean failed) {
            hangUp();
            again(this, why, failed);
        }
    }
}
