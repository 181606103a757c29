package dev.kairos.core.internal.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The commits that lead to one commit and not to another.
 *
 * @param commits the latest first
 * @param continues whether the other commit leads to the one: if not, the branch was set to another history
 * @param complete whether all of it was walked; if not, because there is too much or the other commit is gone, there may be
 *     more commits, and {@code continues} is not known
 */
public record GitLog(List<GitCommit> commits, boolean continues, boolean complete) {

    private static final int MOST_READ = 2_000;

    /** How far the clocks of those who commit may be apart without a commit being taken for new that is not. */
    private static final long SKEW_SECONDS = 3_600;

    private static final int NEW = 1;
    private static final int OLD = 2;

    /**
     * Walks back from both commits, the later ones first, and paints what each reaches, until all that is left to walk is
     * reached by the other. Reads at most 2,000 commits.
     *
     * @param objects the repository
     * @param head the one commit
     * @param seen the other commit
     * @return what was found
     * @throws IOException if a commit cannot be read
     */
    public static GitLog between(GitObjects objects, String head, String seen) throws IOException {
        return new Walk(objects).run(head, seen);
    }

    private static final class Walk {

        private final GitObjects objects;
        private final Map<String, Integer> paint = new HashMap<>();
        private final Map<String, GitCommit> read = new HashMap<>();
        private final PriorityQueue<GitCommit> queue =
                new PriorityQueue<>(Comparator.comparingLong(GitCommit::seconds).reversed());

        Walk(GitObjects objects) {
            this.objects = objects;
        }

        GitLog run(String head, String seen) throws IOException {
            reach(head, NEW);
            reach(seen, OLD);
            if (!read.containsKey(seen)) {
                return result(seen, false);
            }
            while (isUndecided() && read.size() < MOST_READ) {
                GitCommit commit = queue.remove();
                for (String parent : commit.parents()) {
                    reach(parent, painted(commit));
                }
            }
            return result(seen, !isUndecided());
        }

        private void reach(String id, int colour) throws IOException {
            int before = paint.getOrDefault(id, 0);
            if ((before | colour) == before) {
                return;
            }
            paint.put(id, before | colour);
            GitCommit commit = read.get(id);
            if (commit == null) {
                commit = objects.commit(id);
                if (commit == null) {
                    return;
                }
                read.put(id, commit);
            }
            queue.add(commit);
        }

        /** As long as something new is left to walk, or something old that may yet reach what looks new. */
        private boolean isUndecided() {
            if (queue.stream().anyMatch(commit -> painted(commit) == NEW)) {
                return true;
            }
            OptionalLong oldest = read.values().stream()
                    .filter(commit -> painted(commit) == NEW)
                    .mapToLong(GitCommit::seconds)
                    .min();
            return oldest.isPresent()
                    && queue.stream().anyMatch(commit -> commit.seconds() >= oldest.getAsLong() - SKEW_SECONDS);
        }

        private int painted(GitCommit commit) {
            return paint.getOrDefault(commit.id(), 0);
        }

        private GitLog result(String seen, boolean complete) {
            List<GitCommit> commits = new ArrayList<>();
            for (GitCommit commit : read.values()) {
                if (painted(commit) == NEW) {
                    commits.add(commit);
                }
            }
            commits.sort(Comparator.comparingLong(GitCommit::seconds).reversed().thenComparing(GitCommit::id));
            return new GitLog(List.copyOf(commits), (paint.getOrDefault(seen, 0) & NEW) != 0, complete);
        }
    }
}
