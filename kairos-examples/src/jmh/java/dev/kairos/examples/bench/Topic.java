package dev.kairos.examples.bench;

/** A group of figures that are measured together. */
public interface Topic {
    /** What selects the topic on the command line. */
    String name();

    /** One line on what it measures. */
    String about();

    /**
     * Measures, and prints each figure as {@code key=value} on a line of its own.
     *
     * @param args what follows the topic on the command line
     * @throws Exception if a figure could not be taken or misses its bound
     */
    void run(String[] args) throws Exception;
}
