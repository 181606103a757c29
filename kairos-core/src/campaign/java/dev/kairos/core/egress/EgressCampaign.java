package dev.kairos.core.egress;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.http.HttpFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries to make a guarded call reach a server of this machine, in every form, by redirect and by a name that moves. */
public final class EgressCampaign {

    private EgressCampaign() {}

    /**
     * What came of it.
     *
     * @param forms how many forms were tried
     * @param hits how many calls reached the server
     * @param passed the forms that the guard let through
     * @param control whether a call that the guard is told to allow did reach the server
     */
    public record Result(int forms, int hits, List<String> passed, boolean control) {}

    /** Runs the campaign. */
    public static Result run() throws IOException {
        AtomicInteger hits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
        int port = server.getAddress().getPort();
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        HttpServer redirecting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int door = redirecting.getAddress().getPort();
        List<String> forms = BypassForms.all(port);
        redirecting.createContext("/", exchange -> {
            int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getResponseHeaders().set("Location", ascii(forms.get(number)));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        redirecting.start();
        try {
            List<String> passed = new ArrayList<>();
            EgressGuard guard = EgressGuard.standard().resolver(BypassForms::resolve);
            forms.forEach(form -> direct(guard, form, passed));
            EgressGuard withDoor = guard.inside("127.0.0.1:" + door);
            for (int i = 0; i < forms.size(); i++) {
                call(withDoor, URI.create("http://127.0.0.1:" + door + "/" + i));
            }
            moving(port);
            int reached = hits.get();
            call(guard.inside("127.0.0.1:" + port), URI.create("http://127.0.0.1:" + port + "/"));
            return new Result(forms.size() * 2 + 1, reached, passed, hits.get() == reached + 1);
        } finally {
            server.stop(0);
            redirecting.stop(0);
        }
    }

    private static void direct(EgressGuard guard, String form, List<String> passed) {
        try {
            guard.check(form);
            passed.add(form);
            call(guard, new URI(form));
        } catch (EgressException | URISyntaxException refused) {
            // As it should be.
        }
    }

    /** The name is public when it is looked up first, and this machine ever after. */
    private static void moving(int port) {
        AtomicInteger lookups = new AtomicInteger();
        EgressGuard guard = EgressGuard.standard()
                .resolver(
                        host -> InetAddress.getAllByName(lookups.getAndIncrement() == 0 ? "203.0.114.1" : "127.0.0.1"));
        call(guard, URI.create("http://moves.example:" + port + "/"));
    }

    private static void call(EgressGuard guard, URI uri) {
        try {
            HttpCall get = HttpCall.get(uri);
            HttpCall.Limits limits = new HttpCall.Limits(Duration.ofMillis(300), 1000, 3);
            new GuardedHttp(guard).send(new HttpCall("GET", uri, get.headers(), get.body(), limits));
        } catch (EgressException | HttpFailure refused) {
            // As it should be.
        }
    }

    private static String ascii(String form) {
        return form.replaceAll("[^\\x21-\\x7e]", "");
    }
}
