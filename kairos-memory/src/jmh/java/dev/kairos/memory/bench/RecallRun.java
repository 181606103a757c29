package dev.kairos.memory.bench;

import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.recall.RecallSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param data files with conversations and questions
 * @param embedder the name of the embedder
 * @param results where each question's items are written, or {@code null} for nowhere
 * @param vectors where vectors are kept between runs, or {@code null} for nowhere
 */
record RecallRun(
        List<Path> data,
        String embedder,
        @Nullable Path results,
        @Nullable Path vectors) {
    static final String USAGE =
            "recall: --data FILE... [--embedder none|minilm|bge] [--results OUT.jsonl]" + " [--vectors FOLDER]";

    static RecallRun parse(String[] args) {
        List<Path> data = new ArrayList<>();
        String embedder = "none";
        Path results = null;
        Path vectors = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--data" -> {
                    while (i + 1 < args.length && !args[i + 1].startsWith("--")) {
                        data.add(Path.of(args[++i]));
                    }
                }
                case "--embedder" -> embedder = args[++i];
                case "--results" -> results = Path.of(args[++i]);
                case "--vectors" -> vectors = Path.of(args[++i]);
                default -> throw new IllegalArgumentException("unknown argument '" + args[i] + "'; " + USAGE);
            }
        }
        if (data.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return new RecallRun(data, embedder, results, vectors);
    }

    /** The settings of recall: tokens are counted as they are judged. */
    static RecallSettings settings(@Nullable EmbeddingModel embedder) {
        RecallSettings settings = RecallSettings.defaults().estimator(Judge::tokens);
        return embedder == null ? settings : settings.embedder(embedder);
    }
}
