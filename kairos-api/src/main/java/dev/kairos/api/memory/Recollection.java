package dev.kairos.api.memory;

import dev.kairos.api.event.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What recall found.
 *
 * @param items the pieces, the most useful first
 * @param tokens how many tokens their texts have together, as estimated
 * @param notes how the query was understood, for people; empty unless an explanation was asked for
 */
public record Recollection(List<Item> items, int tokens, List<String> notes) {

    /** Nothing found. */
    public static final Recollection NOTHING = new Recollection(List.of(), 0, List.of());

    /** Copies the lists. */
    public Recollection {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /**
     * Joins the texts.
     *
     * @return the items' texts, a line each
     */
    public String text() {
        return items.stream().map(Item::text).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the least trusted origin of what was found.
     *
     * @return the origin; OWNER if nothing was found
     */
    public Origin origin() {
        return items.stream().map(Item::origin).reduce(Origin.OWNER, Origin::least);
    }

    /** What an item is. */
    public enum Kind {
        /** A memory. */
        MEMORY,
        /** One or several neighbouring episodes, or passages of them. */
        EPISODE
    }

    /** Whether an item may be out of date. */
    public enum Freshness {
        /** Nothing newer is known. */
        CURRENT,
        /** Something newer seems to say otherwise; nobody has confirmed it. */
        DOUBTFUL,
        /** It is known not to be so any more. */
        STALE
    }

    /**
     * One piece.
     *
     * @param ref what it is
     * @param text its words, with date and speaker as far as they help
     * @param tokens how many tokens the text has, as estimated
     * @param score how well it fits; comparable within one recollection only
     * @param lineage where its words come from
     * @param freshness whether it may be out of date
     * @param why why it was found; empty unless an explanation was asked for
     */
    public record Item(
            Ref ref, String text, int tokens, double score, Lineage lineage, Freshness freshness, String why) {

        /**
         * Returns how far the text is trusted.
         *
         * @return the least trusted of the origins it comes from
         */
        public Origin origin() {
            return lineage.origin();
        }
    }

    /**
     * Names what an item is.
     *
     * @param scope where it stands
     * @param kind what it is
     * @param id the memory's id, or that of the first episode
     */
    public record Ref(Scope scope, Kind kind, String id) {}

    /**
     * Where an item's words come from.
     *
     * @param episodes the ids of the episodes whose own words stand in the text
     * @param sources what a memory rests on; empty for episodes
     * @param origin the least trusted of the origins
     * @param time when the first episode happened, or since when the memory holds
     */
    public record Lineage(List<String> episodes, List<Source> sources, Origin origin, Instant time) {

        /** Copies the lists. */
        public Lineage {
            episodes = List.copyOf(episodes);
            sources = List.copyOf(sources);
        }
    }
}
