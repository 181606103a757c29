package dev.kairos.embeddings;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sentence encoder that runs in this process on the thread that calls it, 1 to 3 ms a short text. The weights come with
 * this artifact and are loaded at the first call, which takes about half a second. Texts are embedded one by one, so that
 * the vector of a text never depends on its company.
 *
 * <p>Both models know English. Close it when it is no longer needed: the weights stand outside of the heap.
 */
public final class OnnxEmbeddings implements EmbeddingModel, AutoCloseable {
    private final Weights weights;
    private final Object loading = new Object();
    private @Nullable Loaded loaded;
    private boolean closed;

    private OnnxEmbeddings(Weights weights) {
        this.weights = weights;
    }

    /**
     * Creates the model all-MiniLM-L6-v2, quantised: 384 dimensions, the first 254 word pieces of a text, the faster of both.
     *
     * @return the model; nothing is loaded yet
     */
    public static OnnxEmbeddings miniLm() {
        return new OnnxEmbeddings(Weights.MINI_LM);
    }

    /**
     * Creates the model bge-small-en-v1.5, quantised: 384 dimensions, the first 510 word pieces of a text, the better of both
     * at finding answers.
     *
     * @return the model; nothing is loaded yet
     */
    public static OnnxEmbeddings bgeSmall() {
        return new OnnxEmbeddings(Weights.BGE_SMALL);
    }

    @Override
    public String name() {
        return weights.model();
    }

    @Override
    public int dimensions() {
        return weights.dimensions();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the model was closed, or its weights are not on the class path
     */
    @Override
    public List<float[]> embed(List<String> texts) {
        Loaded model = loaded();
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(model.embed(text));
        }
        return vectors;
    }

    /** Frees the weights. Closing again does nothing; embedding afterwards fails. Must not be called during a call. */
    @Override
    public void close() {
        synchronized (loading) {
            closed = true;
            if (loaded != null) {
                loaded.close();
                loaded = null;
            }
        }
    }

    private Loaded loaded() {
        synchronized (loading) {
            if (closed) {
                throw new IllegalStateException("the embedding model " + name() + " is closed: make another one");
            }
            if (loaded == null) {
                loaded = Loaded.load(weights);
            }
            return loaded;
        }
    }

    /** The session and the vocabulary; safe for use by many threads. */
    private record Loaded(Weights weights, OrtEnvironment environment, OrtSession session, WordPieces pieces) {

        static Loaded load(Weights weights) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment("kairos");
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                environment.setTelemetry(false);
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                OrtSession session = environment.createSession(weights.bytes(), options);
                return new Loaded(weights, environment, session, new WordPieces(weights.vocabulary()));
            } catch (OrtException e) {
                throw failed(weights, e);
            }
        }

        float[] embed(String text) {
            long[] ids = pieces.encode(text, weights.window());
            long[] ones = new long[ids.length];
            Arrays.fill(ones, 1);
            long[] shape = {1, ids.length};
            Map<String, OnnxTensor> inputs = new HashMap<>();
            try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                    OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                    OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(ids.length), shape)) {
                inputs.put("input_ids", tokens);
                inputs.put("attention_mask", mask);
                inputs.put("token_type_ids", types);
                try (OrtSession.Result result = session.run(inputs)) {
                    float[][] states = ((float[][][]) result.get(0).getValue())[0];
                    return Vectors.unit(weights.mean() ? Vectors.mean(states) : states[0]);
                }
            } catch (OrtException e) {
                throw failed(weights, e);
            }
        }

        void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw failed(weights, e);
            }
        }

        private static ModelException failed(Weights weights, OrtException e) {
            return new ModelException(
                    ModelException.Reason.UNAVAILABLE,
                    "the embedding model " + weights.model() + " failed: " + e.getMessage(),
                    null,
                    e);
        }
    }
}
