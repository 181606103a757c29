package dev.kairos.memory.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Full-text search as one would write it with SQLite: FTS5, Porter stems, any of the words, the ten best by its BM25. */
final class Fts5Peer implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement search;

    Fts5Peer(Path file, Notes notes, int count) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create virtual table note using fts5(speaker, text, tokenize='porter')");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("insert into note values (?, ?)")) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, Notes.speaker(i));
                insert.setString(2, notes.texts().get(i));
                insert.executeUpdate();
            }
        }
        connection.commit();
        search = connection.prepareStatement("select text from note where note match ? order by rank limit 10");
    }

    int search(List<String> words) throws SQLException {
        search.setString(1, String.join(" OR ", words));
        int length = 0;
        try (ResultSet found = search.executeQuery()) {
            while (found.next()) {
                length += found.getString(1).length();
            }
        }
        return length;
    }

    @Override
    public void close() throws SQLException {
        search.close();
        connection.close();
    }
}
