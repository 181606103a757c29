package dev.kairos.examples.keeper;

/** Something that the user can put right: one line on what was wrong and what to do. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
