package dev.kairos.api.model;

import java.util.List;

/** Turns texts into vectors whose cosine tells how near their meanings are. Safe for use by many threads. */
public interface EmbeddingModel {

    /**
     * Names the model and its version; vectors of different names are never compared.
     *
     * @return the name
     */
    String name();

    /**
     * Returns the length of every vector.
     *
     * @return the number of dimensions
     */
    int dimensions();

    /**
     * Embeds a batch.
     *
     * @param texts the texts; those beyond the model's window are cut by it
     * @return one vector of unit length per text, in order, {@link #dimensions()} long
     * @throws ModelException if the model failed
     */
    List<float[]> embed(List<String> texts);
}
