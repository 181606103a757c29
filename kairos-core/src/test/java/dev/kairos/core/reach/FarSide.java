package dev.kairos.core.reach;

import dev.kairos.core.egress.EgressGuard;
import dev.kairos.testkit.NotifierContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A small server on loopback that keeps what it is asked and says, byte by byte, what it is told to say. */
final class FarSide implements AutoCloseable {

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, String> answer = request -> ok("{}");
    private final LoopbackServer server = new LoopbackServer(this::serve);

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Request(String line, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    FarSide() throws IOException {}

    URI uri(String path) {
        return URI.create("http://" + server.address() + path);
    }

    EgressGuard guard() {
        return EgressGuard.standard().inside(server.address());
    }

    void answers(Function<Request, String> next) {
        answer = next;
    }

    void mood(NotifierContract.FarSideMood mood, String well) throws IOException {
        switch (mood) {
            case WELL -> answers(request -> well);
            case BUSY -> answers(request -> "HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
            case REFUSING -> answers(request -> "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            case HANGING_UP -> answers(request -> "");
            case GARBAGE -> answers(request -> "\u0001\u0002 not http\r\n\r\n");
            case ABSENT -> server.leave();
        }
    }

    static String ok(String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    private void serve(Socket socket) throws IOException {
        Request request = read(socket.getInputStream());
        requests.add(request);
        socket.getOutputStream().write(answer.apply(request).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return new Request(line, headers, in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("cut off");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
