package dev.kairos.langchain4j;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * A real HTTP server on loopback that plays a script: each connection serves one request with the next answer, and some
 * answers break off, fall silent or never end.
 */
final class WireServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 100;
    private static final int MAX_PIECES = 100_000;

    private final ServerSocket socket;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore hungUp = new Semaphore(0);

    /** A request as it came. */
    record Recorded(String line, String headers, String body) {}

    /** Writes a response. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private WireServer() throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static WireServer start(Answer... answers) throws IOException {
        WireServer server = new WireServer();
        server.script.addAll(List.of(answers));
        daemon(server::accept);
        return server;
    }

    /** Adds an answer. */
    WireServer then(Answer answer) {
        script.add(answer);
        return this;
    }

    String url() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/v1";
    }

    List<Recorded> requests() {
        return List.copyOf(requests);
    }

    Recorded request(int index) {
        return requests.get(index);
    }

    /** Waits until a client has closed a connection on which an answer was still being written or held open. */
    void awaitHangUp() throws InterruptedException {
        hungUp.acquire();
    }

    static Answer json(int status, String body, String... headers) {
        return out -> out.write(bytes(head(status, "application/json", headers) + "Content-Length: "
                + bytes(body).length + "\r\n\r\n" + body));
    }

    /** A whole stream of server-sent events. */
    static Answer events(List<String> events) {
        return out -> {
            out.write(bytes(head(200, "text/event-stream")));
            out.write(bytes("Transfer-Encoding: chunked\r\n\r\n"));
            for (String event : events) {
                chunk(out, event);
            }
            out.write(bytes("0\r\n\r\n"));
        };
    }

    /** A stream whose connection breaks within a chunk. */
    static Answer broken(List<String> events) {
        return out -> {
            begin(out, events);
            out.write(bytes("fff\r\ndata: {\"half"));
        };
    }

    /** A stream that ends in good order, but too early. */
    static Answer cut(List<String> events) {
        return events(events);
    }

    /** A stream that says nothing more. */
    Answer silent(List<String> events) {
        return out -> {
            begin(out, events);
            closing.await();
        };
    }

    /** A server that accepts a request and does not answer at all. */
    Answer mute() {
        return out -> closing.await();
    }

    /** A body of JSON white space that never ends. */
    static Answer endless() {
        return out -> {
            out.write(bytes(head(200, "application/json") + "Transfer-Encoding: chunked\r\n\r\n"));
            for (int i = 0; i < MAX_PIECES; i++) {
                chunk(out, " ".repeat(1_000));
            }
        };
    }

    /** A stream of events that never ends. */
    static Answer endlessEvents(String event) {
        return out -> {
            begin(out, List.of());
            for (int i = 0; i < MAX_PIECES; i++) {
                chunk(out, event);
            }
        };
    }

    /** A body that comes byte by byte, each when it is allowed to. */
    static Answer dripping(Semaphore drops) {
        return out -> {
            out.write(bytes(head(200, "application/json") + "Content-Length: 100000\r\n\r\n"));
            for (int i = 0; i < MAX_PIECES; i++) {
                drops.acquire();
                out.write(' ');
                out.flush();
            }
        };
    }

    private static void begin(OutputStream out, List<String> events) throws IOException {
        out.write(bytes(head(200, "text/event-stream") + "Transfer-Encoding: chunked\r\n\r\n"));
        for (String event : events) {
            chunk(out, event);
        }
    }

    private static String head(int status, String type, String... headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Type: " + type);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return head.append("\r\n").toString();
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        out.write(bytes(Integer.toHexString(bytes(text).length) + "\r\n" + text + "\r\n"));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void accept() {
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            requests.add(read(new BufferedInputStream(connection.getInputStream())));
            Answer answer = script.remove();
            daemon(() -> awaitEnd(connection));
            answer.write(connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // The client hung up, or the test is over.
        }
    }

    private void awaitEnd(Socket connection) {
        try {
            if (connection.getInputStream().read() < 0) {
                hungUp.release();
            }
        } catch (IOException e) {
            hungUp.release();
        }
    }

    private static Recorded read(InputStream in) throws IOException {
        String line = line(in);
        StringBuilder headers = new StringBuilder();
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.append(header).append('\n');
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        return new Recorded(line, headers.toString(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
