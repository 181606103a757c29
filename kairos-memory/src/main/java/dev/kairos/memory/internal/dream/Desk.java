package dev.kairos.memory.internal.dream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Statement.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lays out what of all that is known the passes of a dream look at: what is hot, the newest memories, and the newest of what
 * stands. What a dream costs must not grow with the past. Safe for use by many threads.
 */
final class Desk {
    /** Of the newest memories, and of the newest instructions and preferences. */
    private static final int MOST = 4_000;

    /** All passes of one dream look at one generation: it is read once. */
    private final Cache<Generation, List<Memory>> read = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(16)
            .executor(Runnable::run)
            .build();

    /** The live memories as they would be if a draft's plan were done. */
    Workbench of(DreamDraft draft) {
        return new Workbench(draft, read.get(draft.context().generation(), Desk::near));
    }

    private static List<Memory> near(Generation generation) {
        List<Memory> all = generation.memories();
        List<Memory> near = new ArrayList<>();
        int newest = 0;
        int standing = 0;
        for (int i = all.size() - 1; i >= 0; i--) {
            Memory memory = all.get(i);
            if (memory.isLive()) {
                Kind kind = memory.statement().kind();
                boolean stands = kind == Kind.DIRECTIVE || kind == Kind.PREFERENCE;
                if (newest < MOST
                        || (stands && standing < MOST)
                        || memory.standing().tier() == Memory.Tier.HOT) {
                    near.add(memory);
                }
                newest++;
                standing += stands ? 1 : 0;
            }
        }
        Collections.reverse(near);
        return List.copyOf(near);
    }
}
