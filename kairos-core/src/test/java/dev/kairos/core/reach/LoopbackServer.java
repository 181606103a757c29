package dev.kairos.core.reach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts connections on loopback, and has each of them served on a thread of its own. */
final class LoopbackServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Service service;

    /** Serves a connection, which is closed afterwards; what is thrown means that the client has hung up. */
    interface Service {
        void serve(Socket socket) throws IOException;
    }

    LoopbackServer(Service service) throws IOException {
        this.service = service;
        threads.execute(this::accept);
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Closing ends an accept that is under way, which may still take one more connection. */
    void leave() throws IOException {
        server.close();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()).close();
            } catch (ConnectException gone) {
                return;
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            service.serve(socket);
        } catch (IOException gone) {
            // The client has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
