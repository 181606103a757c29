package dev.kairos.examples.keeper;

import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.time.Timers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the agent of new commits soon after they were made. Between them it costs two looks at file attributes per interval: Git
 * writes a line to the log of HEAD whenever HEAD moves. What it misses (a repository without such a log) the next heartbeat
 * sees.
 */
final class CommitWatch {
    static final String EVENT = "commits";
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Git git;
    private final Path log;
    private final Path head;
    private String seen = "";
    private String known = "";
    private Timers.@Nullable Pending pending;
    private boolean stopped;

    CommitWatch(Git git) throws IOException, InterruptedException {
        this.git = git;
        this.log = git.directory().resolve("logs").resolve("HEAD");
        this.head = git.directory().resolve("HEAD");
    }

    synchronized void start(SkillContext context) throws IOException, InterruptedException {
        seen = signs();
        known = git.head();
        next(context);
    }

    synchronized void stop() {
        stopped = true;
        if (pending != null) {
            pending.cancel();
        }
    }

    private synchronized void next(SkillContext context) {
        if (!stopped) {
            pending = context.after(INTERVAL, () -> look(context));
        }
    }

    private void look(SkillContext context) {
        try {
            String now = signs();
            if (!now.equals(seen)) {
                moved(context);
                seen = now;
            }
        } catch (IOException e) {
            // The repository may be in the middle of something; the next look sees it.
            seen = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            next(context);
        }
    }

    private void moved(SkillContext context) throws IOException, InterruptedException {
        String now = git.head();
        if (!now.equals(known)) {
            known = now;
            Commit commit = git.commit(now);
            context.offer(Event.of(EVENT, "HEAD moved to " + commit).from(Origin.TEAM));
        }
    }

    private String signs() {
        return signs(log) + signs(head);
    }

    private static String signs(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "@" + attributes.lastModifiedTime() + " ";
        } catch (IOException e) {
            return "none ";
        }
    }
}
