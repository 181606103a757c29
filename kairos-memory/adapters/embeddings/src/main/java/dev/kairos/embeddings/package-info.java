/** Embedding models that run inside the process: no server, no network, one thread a call. */
@NullMarked
package dev.kairos.embeddings;

import org.jspecify.annotations.NullMarked;
