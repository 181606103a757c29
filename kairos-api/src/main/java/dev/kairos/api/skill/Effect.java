package dev.kairos.api.skill;

/** What a tool does to the world; the constants rise in how much they can harm. */
public enum Effect {
    /** Looks only: repeating it changes nothing. */
    READ,
    /** Changes something that the host owns and can restore. */
    WRITE,
    /** Runs code. */
    EXECUTE,
    /** Lets something leave towards people or other systems. */
    SEND
}
