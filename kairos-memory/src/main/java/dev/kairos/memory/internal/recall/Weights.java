package dev.kairos.memory.internal.recall;

/**
 * How much each sign counts. Found on conversations between people and with assistants; {@code docs/recall.md} tells how, and
 * what each is worth.
 *
 * @param words what the words of the question say
 * @param vectors what the vectors say
 * @param context what the surroundings of a unit say
 * @param unit what a unit itself is like
 */
record Weights(Words words, Vectors vectors, Context context, Kind unit) {

    /** Where an embedder is at hand. */
    static final Weights WITH_VECTORS = new Weights(
            new Words(2.4, 2.0, 2.2),
            new Vectors(2.1, 2.7),
            new Context(2.4, 1.0, 0.9, 1.0),
            new Kind(0.7, 0.75, 4.0, 2.1, 2.9));

    /** Where words are all there is. */
    static final Weights WORDS_ALONE = new Weights(
            new Words(3.1, 3.3, 2.5),
            new Vectors(0, 0),
            new Context(2.2, 1.3, 1.1, 1.0),
            new Kind(0.8, 1.0, 4.0, 2.6, 2.9));

    /**
     * What the words of the question say.
     *
     * @param own they stand in the unit
     * @param near they stand in the unit or within three units of it
     * @param answer the unit follows a question in which they stand
     */
    record Words(double own, double near, double answer) {}

    /**
     * What the vectors say.
     *
     * @param own the unit is near in meaning
     * @param spread so are the units before and after it
     */
    record Vectors(double own, double spread) {}

    /**
     * What the surroundings of a unit say.
     *
     * @param session the best of its session
     * @param speaker the question names who speaks
     * @param reply the best of what was replied to a person
     * @param time it happened at a time that the question names
     */
    record Context(double session, double speaker, double reply, double time) {}

    /**
     * What a unit itself is like.
     *
     * @param question it asks: taken off
     * @param dated it says a number or a time
     * @param agent an agent or a tool says it: taken off, for it says much
     * @param opening it opens what an agent says
     * @param broad it opens what an agent says, and the question asks for an overview
     */
    record Kind(double question, double dated, double agent, double opening, double broad) {}
}
