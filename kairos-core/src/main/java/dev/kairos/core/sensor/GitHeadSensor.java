package dev.kairos.core.sensor;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Fingerprint;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.internal.git.GitCommit;
import dev.kairos.core.internal.git.GitException;
import dev.kairos.core.internal.git.GitFolder;
import dev.kairos.core.internal.git.GitHead;
import dev.kairos.core.internal.git.GitLog;
import dev.kairos.core.internal.git.GitObjects;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees which branch and commit are checked out. The fingerprint begins with the commit's id, so that what is new can be said
 * even when the reading before was made by another process.
 */
final class GitHeadSensor implements Sensor {

    private static final int MOST_COMMITS = 20;
    private static final int MOST_REF = 150;
    private static final int MOST_SUBJECT = 200;
    private static final int MOST_AUTHOR = 80;
    private static final int SHORT_ID = 12;

    private final String name;
    private final Path root;
    private volatile @Nullable String last;

    GitHeadSensor(String name, Path root) {
        this.name = name;
        this.root = root;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading sense() {
        return sense(last);
    }

    @Override
    public Reading sense(@Nullable String seen) {
        try {
            GitFolder folder = GitFolder.of(root);
            GitHead head = GitHead.read(folder);
            String fingerprint = fingerprint(head);
            last = fingerprint;
            return new Reading(fingerprint, title(head) + news(folder, head, commit(seen)), Origin.UNTRUSTED);
        } catch (IOException e) {
            throw new SensorException(name, Problem.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static String fingerprint(GitHead head) {
        String commit = head.commit() == null ? "unborn" : head.commit();
        String ref = head.ref() == null ? "detached" : head.ref();
        return commit + " "
                + (ref.length() > MOST_REF || !ref.equals(SensorText.line(ref, MOST_REF)) ? Fingerprint.of(ref) : ref);
    }

    private static @Nullable String commit(@Nullable String fingerprint) {
        String id = fingerprint == null ? "" : fingerprint.split(" ", 2)[0];
        return GitHead.isId(id) ? id : null;
    }

    private static String title(GitHead head) {
        String ref = head.ref() == null ? null : SensorText.line(head.ref().replaceFirst("^refs/heads/", ""), MOST_REF);
        String where = ref == null ? "no branch" : "branch " + ref;
        return where + (head.commit() == null ? ", no commit yet" : ", commit " + shortened(head.commit()));
    }

    private static String news(GitFolder folder, GitHead head, @Nullable String seen) throws IOException {
        String now = head.commit();
        if (now == null || now.equals(seen)) {
            return "";
        }
        try (GitObjects objects = new GitObjects(folder)) {
            if (seen == null) {
                GitCommit commit = objects.commit(now);
                return commit == null ? "" : "\n" + told(commit);
            }
            return told(GitLog.between(objects, now, seen), seen);
        } catch (GitException e) {
            // A commit that cannot be read is no reason to miss that there is a new one.
            return "\nits history cannot be read: " + SensorText.line(String.valueOf(e.getMessage()), MOST_SUBJECT);
        }
    }

    private static String told(GitLog log, String seen) {
        StringBuilder text = new StringBuilder("; ");
        if (log.complete() && !log.continues()) {
            text.append("it does not follow on ").append(shortened(seen)).append("; ");
        }
        List<GitCommit> commits = log.commits();
        text.append(log.complete() ? "" : "more than ")
                .append(commits.size())
                .append(" new since ")
                .append(shortened(seen));
        commits.stream().limit(MOST_COMMITS).forEach(commit -> text.append('\n').append(told(commit)));
        int left = commits.size() - MOST_COMMITS;
        return left > 0 ? text.append("\nand ").append(left).append(" more").toString() : text.toString();
    }

    private static String told(GitCommit commit) {
        return shortened(commit.id()) + " by " + SensorText.line(commit.author(), MOST_AUTHOR) + ": "
                + SensorText.line(commit.subject(), MOST_SUBJECT);
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT_ID);
    }
}
