package dev.kairos.examples.oversight;

/** The way on which a stranger's text reaches an agent. */
enum Channel {
    /** A file that somebody else has written. */
    FILE,
    /** A page of the web. */
    WEB,
    /** An event that came from outside. */
    WEBHOOK,
    /** What a tool of the host's returns. */
    TOOL,
    /** What the agent remembers. */
    MEMORY
}
