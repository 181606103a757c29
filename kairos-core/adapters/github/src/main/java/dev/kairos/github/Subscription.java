package dev.kairos.github;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is followed in a repository until it is cancelled or expires. Durable, with how far it was followed.
 *
 * @param id its name
 * @param repository {@code owner/name}
 * @param topics what is followed
 * @param branches the branches that pushes, checks and the bases of pull requests are followed on; empty for all; then
 *     polls look for checks on the default branch and on the heads of open pull requests
 * @param since when it began: nothing older is told
 * @param expires when it ends by itself, or {@code null} for never
 */
public record Subscription(
        String id,
        String repository,
        Set<Topic> topics,
        Set<String> branches,
        Instant since,
        @Nullable Instant expires) {

    private static final Pattern REPOSITORY =
            Pattern.compile("(?!\\.)[A-Za-z0-9_.-]{1,100}/(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,100}");

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the repository has another form or there are no topics
     */
    public Subscription {
        requireRepository(repository);
        topics = Set.copyOf(topics);
        branches = Set.copyOf(branches);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a subscription to " + repository + " follows nothing: name a topic");
        }
    }

    /** The repository, if it has the form of one. */
    static String requireRepository(String repository) {
        if (!REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("repository '" + repository + "' must have the form owner/name");
        }
        return repository;
    }

    /**
     * Tells whether it has ended.
     *
     * @param now the time
     * @return whether it expired
     */
    public boolean isExpired(Instant now) {
        return expires != null && !expires.isAfter(now);
    }

    /** Whether a change is what this follows. */
    boolean covers(Change change) {
        boolean branch = branches.isEmpty() || change.branch() == null || branches.contains(change.branch());
        return change.repository().equalsIgnoreCase(repository) && topics.contains(change.topic()) && branch;
    }
}
