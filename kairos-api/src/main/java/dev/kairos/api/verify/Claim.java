package dev.kairos.api.verify;

import java.util.Map;
import java.util.Objects;

/**
 * Something that an agent says is true and that code can check. The kinds of Kairos stand here as constants; a host adds its
 * own with a {@link Verifier} for it.
 *
 * @param kind what is claimed, for example {@link #FILE_CHANGED}
 * @param details the facts of the claim, by name
 */
public record Claim(String kind, Map<String, String> details) {

    /** A file was changed and is as the agent left it: {@code path}; optionally {@code version}, its hash or at least 16 digits of it. */
    public static final String FILE_CHANGED = "file.changed";

    /** A command ended by itself with exit code 0: {@code command}, a JSON array of words or the words with spaces between. */
    public static final String COMMAND_PASSED = "command.passed";

    /** The tests pass: no details, the host says which command runs them. */
    public static final String TESTS_PASSED = "tests.passed";

    /** A commit was made: {@code branch}, {@code commit}. */
    public static final String COMMITTED = "git.committed";

    /** A pull request was opened: {@code repository}, {@code number}. */
    public static final String PULL_REQUEST_OPENED = "pull_request.opened";

    /** A message was delivered: {@code channel}, {@code id}. */
    public static final String MESSAGE_DELIVERED = "message.delivered";

    /** A memory was kept: {@code id}. */
    public static final String MEMORY_KEPT = "memory.kept";

    /** Copies the details. */
    public Claim {
        Objects.requireNonNull(kind, "kind");
        details = Map.copyOf(details);
    }

    /**
     * Returns a fact.
     *
     * @param name its name
     * @return its value, or an empty text if there is none
     */
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }
}
