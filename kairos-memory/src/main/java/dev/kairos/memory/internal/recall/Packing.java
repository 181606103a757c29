package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recollection.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fills a budget of tokens with pieces in their order. */
final class Packing {
    /** So many pieces come in full. */
    private static final int FULL = 5;
    /** After so many that find no room, nothing smaller is looked for. */
    private static final int MOST_MISSES = 12;

    private final Wording wording;
    private final int budget;
    private final List<Item> items = new ArrayList<>();
    private int tokens;

    Packing(Wording wording, int budget) {
        this.wording = wording;
        this.budget = budget;
    }

    List<Item> pack(List<Piece> pieces) throws IOException {
        int misses = 0;
        for (Piece piece : pieces) {
            Item item = items.size() < FULL ? wording.full(piece) : wording.brief(piece);
            if (items.size() < FULL && tokens + item.tokens() > budget) {
                item = wording.brief(piece);
            }
            if (tokens + item.tokens() <= budget) {
                items.add(item);
                tokens += item.tokens();
            } else if (++misses > MOST_MISSES) {
                break;
            }
        }
        return items;
    }

    int tokens() {
        return tokens;
    }
}
