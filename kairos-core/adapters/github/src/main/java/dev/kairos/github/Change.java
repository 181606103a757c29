package dev.kairos.github;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed in a repository, in the same form whichever way it was heard of.
 *
 * @param topic what it belongs to
 * @param repository {@code owner/name}
 * @param key what changed and to which revision: the same for a webhook and a poll of the same thing
 * @param branch the branch it belongs to, or {@code null}
 * @param author who did it
 * @param text what the agent reads
 * @param facts short facts for code: {@code number}, {@code sha}, {@code url}, …
 */
record Change(
        Topic topic,
        String repository,
        String key,
        @Nullable String branch,
        String author,
        String text,
        Map<String, String> facts) {}
