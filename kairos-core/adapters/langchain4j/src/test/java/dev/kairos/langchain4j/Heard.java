package dev.kairos.langchain4j;

import dev.kairos.api.model.ReplySink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink that remembers. */
class Heard implements ReplySink {

    final List<String> pieces = new CopyOnWriteArrayList<>();
    final AtomicInteger bytes = new AtomicInteger();

    @Override
    public void text(String piece) {
        pieces.add(piece);
    }

    @Override
    public void received(int count) {
        bytes.addAndGet(count);
    }
}
