package dev.kairos.examples.reach;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.core.egress.EgressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A server on loopback that keeps what is posted to it. */
final class Phone implements AutoCloseable {

    final List<String> posted = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Answers each request by its path and body, joined by a space. */
    Phone(UnaryOperator<String> answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestURI().getPath() + " " + body;
            posted.add(request);
            byte[] text = answer.apply(request).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    EgressGuard guard() {
        return EgressGuard.standard().inside("127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
