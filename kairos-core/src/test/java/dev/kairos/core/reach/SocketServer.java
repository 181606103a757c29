package dev.kairos.core.reach;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket server on loopback (RFC 6455): sends what a test tells it to, keeps what the last connection sends. */
final class SocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What clients sent, as text; pongs as {@code pong}, a new connection as {@code open}. */
    final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    private final LoopbackServer server = new LoopbackServer(this::serve);
    private volatile Socket last;

    SocketServer() throws IOException {}

    String address() {
        return server.address();
    }

    void send(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A message in two frames. */
    void sendInPieces(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(0x01, Arrays.copyOf(bytes, 10));
        frame(0x80, Arrays.copyOfRange(bytes, 10, bytes.length));
    }

    void ping() throws IOException {
        frame(0x89, new byte[0]);
    }

    void hangUp() throws IOException {
        last.close();
    }

    private synchronized void frame(int head, byte[] payload) throws IOException {
        OutputStream out = last.getOutputStream();
        out.write(head);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
        }
        out.write(payload);
        out.flush();
    }

    private void serve(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(shaken(in).getBytes(StandardCharsets.US_ASCII));
        last = socket;
        received.add("open");
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            String text = payload(in);
            if (opcode == 8) {
                return;
            }
            received.add(opcode == 10 ? "pong" : text);
        }
    }

    /** RFC 6455, 4.2.2. */
    private static String shaken(DataInputStream in) throws IOException {
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** What a client sends is masked. */
    private static String payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (last != null) {
            last.close();
        }
        server.close();
    }
}
