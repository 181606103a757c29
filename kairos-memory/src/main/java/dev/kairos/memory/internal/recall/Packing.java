package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Recollection.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a budget of tokens with pieces in their order. */
final class Packing {
    /** So many pieces come in full. */
    private static final int FULL = 5;
    /** After so many that find no room, nothing smaller is looked for. */
    private static final int MOST_MISSES = 6;
    /** No item is shorter, in tokens. */
    static final int SHORTEST = 6;

    private final Wording wording;
    private final int budget;
    private final int full;
    private final List<Item> items = new ArrayList<>();
    private @Nullable StandIns standIns;
    private int tokens;

    Packing(Wording wording, int budget, boolean shortened) {
        this.wording = wording;
        this.budget = budget;
        this.full = shortened ? FULL : Integer.MAX_VALUE;
    }

    /** Shows notes in the place of episodes. */
    Packing standingIn(StandIns those) {
        this.standIns = those;
        return this;
    }

    List<Item> pack(List<Piece> pieces) throws IOException {
        int misses = 0;
        for (Piece piece : pieces) {
            if (budget - tokens < SHORTEST || misses > MOST_MISSES) {
                break;
            }
            if (standIns != null && standIns.isTold(piece)) {
                continue;
            }
            Item item = shortest(piece);
            if (tokens + item.tokens() <= budget) {
                items.add(item);
                tokens += item.tokens();
            } else {
                misses++;
            }
        }
        return items;
    }

    /** A note in the place of an episode, if that is shorter. */
    private Item shortest(Piece piece) throws IOException {
        Item item = item(piece);
        Piece.Told note = standIns == null ? null : standIns.note(piece);
        Item instead = note == null ? item : wording.brief(piece.with(note));
        return instead.tokens() < item.tokens() ? instead : item;
    }

    /** In full among the first, unless there is no room for that. */
    private Item item(Piece piece) throws IOException {
        if (items.size() < full) {
            Item item = wording.full(piece);
            if (tokens + item.tokens() <= budget || full > FULL) {
                return item;
            }
        }
        return wording.brief(piece);
    }

    int tokens() {
        return tokens;
    }
}
