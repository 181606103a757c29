package dev.kairos.memory.bench;

import dev.kairos.api.model.EmbeddingModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An embedder that keeps its vectors in a file from run to run: the same text never takes its time twice. */
final class KeptVectors implements EmbeddingModel, AutoCloseable {
    private final EmbeddingModel model;
    private final Map<String, float[]> vectors = new HashMap<>();
    private final DataOutputStream added;

    KeptVectors(EmbeddingModel model, Path folder) throws IOException {
        this.model = model;
        Files.createDirectories(folder);
        Path file = folder.resolve(model.name().replaceAll("[^A-Za-z0-9.-]", "_") + ".vectors");
        if (Files.exists(file)) {
            read(file);
        }
        this.added = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public synchronized List<float[]> embed(List<String> texts) {
        List<float[]> all = new ArrayList<>();
        for (String text : texts) {
            all.add(vectors.computeIfAbsent(text, this::make));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        added.close();
    }

    private float[] make(String text) {
        float[] vector = model.embed(List.of(text)).get(0);
        try {
            byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            added.writeInt(bytes.length);
            added.write(bytes);
            for (float value : vector) {
                added.writeFloat(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vector;
    }

    private void read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (true) {
                String text = new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
                float[] vector = new float[model.dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                vectors.put(text, vector);
            }
        } catch (EOFException e) {
            return;
        }
    }
}
