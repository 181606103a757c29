package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.time.Timers;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** LangChain4j's HTTP client over the JDK's, each response under a {@link Watch}. */
final class BoundedClient implements HttpClient {

    /** Enough for an error and its reason. */
    private static final int MAX_ERROR = 64 << 10;

    private final java.net.http.HttpClient client;
    private final Limits limits;
    private final Timers timers;
    private final Supplier<Exchange> exchanges;

    BoundedClient(java.net.http.HttpClient client, Limits limits, Timers timers, Supplier<Exchange> exchanges) {
        this.client = client;
        this.limits = limits;
        this.timers = timers;
        this.exchanges = exchanges;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Exchange exchange = exchanges.get();
        java.net.http.HttpRequest sent = jdk(request);
        try (Watch watch = watch(exchange)) {
            HttpResponse<InputStream> response = send(sent, watch);
            try (InputStream body = watch.guard(response.body())) {
                requireSuccess(response, body);
                return head(response).body(text(body.readAllBytes())).build();
            }
        } catch (IOException e) {
            throw exchange.failed(Watch.unwrap(e));
        } catch (RuntimeException e) {
            throw exchange.failed(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Exchange exchange = exchanges.get();
        java.net.http.HttpRequest sent = jdk(request);
        try (Watch watch = watch(exchange)) {
            HttpResponse<InputStream> response = send(sent, watch);
            try (InputStream body = watch.guard(response.body())) {
                requireSuccess(response, body);
                listener.onOpen(head(response).build());
                parser.parse(body, listener);
                listener.onClose();
            }
        } catch (IOException e) {
            listener.onError(Watch.unwrap(e));
        } catch (RuntimeException e) {
            listener.onError(e);
        }
    }

    private Watch watch(Exchange exchange) {
        return new Watch(limits.within(exchange.deadline()), timers, exchange.sink());
    }

    private HttpResponse<InputStream> send(java.net.http.HttpRequest request, Watch watch) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> pending = client.sendAsync(request, head -> new ArrivingBody());
        watch.begin(pending);
        try {
            return pending.get();
        } catch (InterruptedException e) {
            watch.abandon(new ModelException(Reason.ABANDONED, "the call was interrupted", null, e));
            Thread.currentThread().interrupt();
            throw watch.failure(new IOException(e));
        } catch (ExecutionException e) {
            throw watch.failure(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (java.util.concurrent.CancellationException e) {
            throw watch.failure(new IOException(e));
        }
    }

    private static void requireSuccess(HttpResponse<?> response, InputStream body) throws IOException {
        if (response.statusCode() / 100 != 2) {
            String text = text(body.readNBytes(MAX_ERROR));
            throw new HttpFailure(
                    response.statusCode(),
                    text,
                    RetryAfter.inHeaders(name -> response.headers().firstValue(name)));
        }
    }

    private static SuccessfulHttpResponse.Builder head(HttpResponse<?> response) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map());
    }

    private static java.net.http.HttpRequest jdk(HttpRequest request) {
        if (!request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty()) {
            throw new UnsupportedFeatureException("form data is not sent by this client: chat models have none");
        }
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder().uri(URI.create(request.url()));
        if (request.url().startsWith("http:")) {
            // Local model servers stumble over the offer to upgrade to HTTP/2.
            builder.version(java.net.http.HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        String body = request.body();
        return builder.method(
                        request.method().name(),
                        body == null
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
