package dev.kairos.memory.bench;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.embeddings.OnnxEmbeddings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The embedder of a run; closed with it. */
record Embedder(@Nullable EmbeddingModel model, AutoCloseable resource) implements AutoCloseable {
    static Embedder of(RecallRun run) throws IOException {
        Embedder embedder = of(run.embedder());
        if (embedder.model == null || run.vectors() == null) {
            return embedder;
        }
        KeptVectors kept = new KeptVectors(embedder.model, run.vectors());
        return new Embedder(kept, () -> {
            kept.close();
            embedder.close();
        });
    }

    private static Embedder of(String name) {
        return switch (name) {
            case "none" -> new Embedder(null, () -> {});
            case "minilm" -> of(OnnxEmbeddings.miniLm());
            case "bge" -> of(OnnxEmbeddings.bgeSmall());
            default -> throw new IllegalArgumentException("unknown embedder '" + name + "'; " + RecallRun.USAGE);
        };
    }

    private static Embedder of(OnnxEmbeddings model) {
        return new Embedder(model, model);
    }

    @Override
    public void close() {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("an embedder cannot fail to close", e);
        }
    }
}
