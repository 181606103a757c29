package dev.kairos.core.internal.http;

import dev.kairos.core.egress.EgressException;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.egress.EgressGuard.Target;
import dev.kairos.core.internal.time.Stopwatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes HTTP calls to the very address that the guard has checked. The JDK's client resolves names by itself, after any check;
 * this one opens the socket to the checked address and still verifies the certificate against the name. One connection per
 * call, no cookies, no compression, no proxies. Safe for use by many threads.
 */
public final class GuardedHttp {

    private final EgressGuard guard;

    /** Makes a client. */
    public GuardedHttp(EgressGuard guard) {
        this.guard = guard;
    }

    /**
     * Makes a call; blocks up to its deadline.
     *
     * @throws EgressException if it, or a redirect, leads where no call may go
     * @throws HttpFailure if no answer came
     */
    public HttpAnswer send(HttpCall call) throws HttpFailure {
        Stopwatch watch = new Stopwatch();
        Duration timeout = call.limits().timeout();
        HttpCall at = call;
        for (int redirects = 0; ; redirects++) {
            HttpAnswer answer = once(at, timeout.minus(watch.elapsed()));
            String location = answer.header("location");
            boolean leads = answer.status() / 100 == 3 && answer.status() != 304;
            if (location == null
                    || !leads
                    || !call.method().equals("GET")
                    || redirects >= call.limits().redirects()) {
                return answer;
            }
            URI next = resolve(at.uri(), location);
            at = at.to(next, isSameOrigin(at.uri(), next));
        }
    }

    private HttpAnswer once(HttpCall call, Duration timeout) throws HttpFailure {
        Target target = guard.check(call.uri());
        boolean sent = false;
        try (DeadlineSocket plain = new DeadlineSocket(timeout)) {
            plain.connect(new InetSocketAddress(target.address(), target.port()), plain.left());
            Socket socket = call.uri().getScheme().equalsIgnoreCase("https") ? secured(plain, target) : plain;
            OutputStream out = socket.getOutputStream();
            sent = true;
            out.write(RequestHead.of(call));
            out.write(call.body());
            out.flush();
            return new AnswerReader(
                            new BufferedInputStream(socket.getInputStream()),
                            call.limits().maxBytes())
                    .read(call.method());
        } catch (SocketTimeoutException e) {
            throw new HttpFailure("no complete answer from " + call.uri().getHost() + " within " + timeout, sent, e);
        } catch (IOException e) {
            throw new HttpFailure("no answer from " + call.uri().getHost() + ": " + e.getMessage(), sent, e);
        }
    }

    private static Socket secured(DeadlineSocket plain, Target target) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        String host = target.uri().getHost();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static URI resolve(URI from, String location) throws HttpFailure {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new HttpFailure(
                    from.getHost() + " points to '" + AnswerReader.excerpt(location) + "', which is no address",
                    true,
                    e);
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    /** The head of a request. */
    private static final class RequestHead {

        static byte[] of(HttpCall call) {
            URI uri = call.uri();
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            StringBuilder head = new StringBuilder()
                    .append(call.method() + " " + path + query + " HTTP/1.1\r\n")
                    .append("Host: " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "\r\n")
                    .append("Connection: close\r\nAccept-Encoding: identity\r\n");
            if (!call.method().equals("GET")) {
                head.append("Content-Length: " + call.body().length + "\r\n");
            }
            call.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
