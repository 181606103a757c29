package dev.kairos.api.verify;

import java.util.Map;
import java.util.Objects;

/**
 * What a tool's own code recorded of what it did: the receipt against which claims are checked. Never made from what a model
 * says.
 *
 * @param kind what happened, for example {@link #COMMAND_RAN}
 * @param details the facts, by name; texts, so that every journal can hold them
 */
public record Evidence(String kind, Map<String, String> details) {

    /**
     * A command ran: {@code command} (a JSON array), {@code folder}, {@code end} ({@code exited} if it ended by itself),
     * {@code exit}, {@code treeBefore} and {@code treeAfter} (hashes of the folder; missing if it could not be read), and with
     * test reports {@code tests}, {@code failed}, {@code broken}, {@code skipped}, {@code unread}.
     */
    public static final String COMMAND_RAN = "command.ran";

    /** A file was written, or is gone: {@code path}, {@code sha256} (empty if it is gone), {@code before} (likewise, what it held). */
    public static final String FILE_CHANGED = "file.changed";

    /** A commit was made: {@code branch}, {@code commit}. */
    public static final String COMMITTED = "git.committed";

    /** A pull request was opened: {@code repository}, {@code number}, {@code url}. */
    public static final String PULL_REQUEST_OPENED = "pull_request.opened";

    /**
     * A message reached its channel: {@code channel}, {@code id}; with {@code outbox} if it was only put into the outbox, which
     * knows what came of it.
     */
    public static final String MESSAGE_DELIVERED = "message.delivered";

    /** A memory was kept: {@code id}. */
    public static final String MEMORY_KEPT = "memory.kept";

    /**
     * A person accepted a file of tests or of the build as the work has changed it: {@code path}, {@code sha256} (empty if it is
     * gone), {@code person}.
     */
    public static final String TESTS_ACCEPTED = "tests.accepted";

    /** Copies the details. */
    public Evidence {
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
