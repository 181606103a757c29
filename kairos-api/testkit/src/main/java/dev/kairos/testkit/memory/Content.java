package dev.kairos.testkit.memory;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import java.util.List;
import java.util.stream.LongStream;

/** All that can be read of a scope. */
record Content(List<Change> changes, List<Generation> generations) {

    static Content of(MemoryStore store) {
        Generation latest = store.generation(Fixture.KEEPER, Fixture.SCOPE, Generation.LATEST);
        return new Content(
                store.changes(Fixture.KEEPER, Fixture.SCOPE, new EpisodeQuery.After(0, EpisodeQuery.MAX_LIMIT)),
                LongStream.rangeClosed(0, latest.number())
                        .mapToObj(number -> store.generation(Fixture.KEEPER, Fixture.SCOPE, number))
                        .toList());
    }
}
