package dev.kairos.core.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A journal in SQLite as one would write it: write-ahead log, {@code synchronous=FULL}, one connection, one thread that
 * commits what up to 64 writers want in one transaction and wakes each of them.
 */
final class SqlitePeer implements AutoCloseable {

    private static final int MOST = 64;
    private static final Wish END = new Wish(-1, "");

    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final long[] sequences = new long[Writers.COUNT];
    private final Connection connection;
    private final Thread thread = new Thread(this::run, "sqlite");

    SqlitePeer(Path file, boolean indexed) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute(
                    "create table entry (agent text not null, sequence integer not null, time integer not null,"
                            + " kind text not null, payload blob not null"
                            + (indexed ? ", primary key (agent, sequence))" : ")"));
        }
        connection.setAutoCommit(false);
        thread.start();
    }

    void append(int writer, String payload) {
        Wish wish = new Wish(writer, payload);
        wishes.add(wish);
        while (!wish.done) {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() throws SQLException {
        wishes.add(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    private void run() {
        try (PreparedStatement insert = connection.prepareStatement("insert into entry values (?, ?, ?, ?, ?)")) {
            List<Wish> batch = new ArrayList<>();
            while (true) {
                batch.add(wishes.take());
                wishes.drainTo(batch, MOST - 1);
                if (batch.contains(END)) {
                    return;
                }
                commit(insert, batch);
                batch.clear();
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(PreparedStatement insert, List<Wish> batch) throws SQLException {
        for (Wish wish : batch) {
            insert.setString(1, "agent-" + wish.writer);
            insert.setLong(2, ++sequences[wish.writer]);
            insert.setLong(3, 0);
            insert.setString(4, "bench.appended");
            insert.setBytes(5, wish.payload.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
        connection.commit();
        for (Wish wish : batch) {
            wish.done = true;
            LockSupport.unpark(wish.thread);
        }
    }

    private static final class Wish {

        private final Thread thread = Thread.currentThread();
        private final int writer;
        private final String payload;
        private volatile boolean done;

        Wish(int writer, String payload) {
            this.writer = writer;
            this.payload = payload;
        }
    }
}
