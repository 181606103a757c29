package dev.kairos.core.model;

import dev.kairos.api.ConfigurationException;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The file of a recording: a line that names the format, then one exchange per line. A line without its end is not there. */
final class Recording {

    private static final String FORMAT = "kairos-exchanges";
    private static final int VERSION = 1;

    /** Read as a whole. */
    private static final long MAX_BYTES = 256L << 20;

    private final Path file;

    Recording(Path file) {
        this.file = file;
    }

    /** Makes the file ready to be appended to: created with its first line, or freed of a torn last one. */
    synchronized void prepare() {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                append(Json.canonical(Map.<String, Object>of("format", FORMAT, "version", VERSION)));
                return;
            }
            String text = text();
            requireFormat(text);
            int whole = text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        } catch (IOException e) {
            throw wrong("cannot be written: " + e);
        }
    }

    synchronized void append(String line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    List<Recorded> read() {
        String text;
        try {
            text = text();
        } catch (IOException e) {
            throw wrong("cannot be read: " + e);
        }
        requireFormat(text);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        List<Recorded> exchanges = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            exchanges.add(exchange(lines.get(i), i + 1));
        }
        return exchanges;
    }

    private Recorded exchange(String line, int number) {
        try {
            return Recorded.read(line);
        } catch (JsonException e) {
            throw wrong("is damaged in line " + number + ": " + e.getMessage() + "; record it again");
        }
    }

    private String text() throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw wrong(
                    "has " + size + " bytes, at most " + MAX_BYTES + " are read: record fewer exchanges in one file");
        }
        // Not Files.readString: a line torn within a character must not be an error.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void requireFormat(String text) {
        int end = text.indexOf('\n');
        try {
            Map<String, ?> head = Json.object(end < 0 ? text : text.substring(0, end));
            if (end >= 0 && FORMAT.equals(head.get("format"))) {
                if (Long.valueOf(VERSION).equals(head.get("version"))) {
                    return;
                }
                throw wrong("has format version " + head.get("version") + ", this release reads version " + VERSION);
            }
        } catch (JsonException e) {
            throw wrong("is no recording of model exchanges: choose another file");
        }
        throw wrong("is no recording of model exchanges: choose another file");
    }

    private ConfigurationException wrong(String problem) {
        return new ConfigurationException("recording " + file, List.of("the file " + problem));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
