package dev.kairos.core.sensor;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.internal.git.GitException;
import dev.kairos.core.internal.tree.Snapshot;
import dev.kairos.core.internal.tree.TreeChanges;
import dev.kairos.core.internal.tree.TreeTooLargeException;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sees the files of a tree. Keeps what it read last, which spares reading unchanged files again, and the last few snapshots
 * before, which share all that is unchanged, to say what is new.
 */
final class TreeSensor implements Sensor {

    /** Reads a tree. */
    @FunctionalInterface
    interface Source {
        Snapshot read(@Nullable Snapshot before) throws IOException;
    }

    private static final int MOST_SNAPSHOTS = 4;
    private static final int MOST_PATHS = 50;
    private static final int MOST_PATH_CHARACTERS = 200;

    private final String name;
    private final String title;
    private final Source source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>(2, 0.75f, true);
    private @Nullable Snapshot last;

    TreeSensor(String name, String title, Source source) {
        this.name = name;
        this.title = title;
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading sense() {
        lock.lock();
        try {
            return look(last);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Reading sense(@Nullable String seen) {
        lock.lock();
        try {
            return look(seen == null ? null : snapshots.get(seen));
        } finally {
            lock.unlock();
        }
    }

    private Reading look(@Nullable Snapshot seen) {
        Snapshot now = read();
        last = now;
        snapshots.put(now.fingerprint(), now);
        if (snapshots.size() > MOST_SNAPSHOTS) {
            snapshots.remove(snapshots.keySet().iterator().next());
        }
        return new Reading(now.fingerprint(), text(now, seen), Origin.UNTRUSTED);
    }

    private Snapshot read() {
        try {
            return source.read(last);
        } catch (TreeTooLargeException e) {
            throw failed(Problem.TOO_LARGE, "holds " + e.getMessage() + ": narrow it down or raise its FileLimits", e);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw failed(Problem.MISSING, "there is no folder '" + e.getMessage() + "': create it or name another", e);
        } catch (GitException e) {
            throw failed(Problem.UNREADABLE, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failed(Problem.UNREADABLE, "cannot be read: " + e, e);
        }
    }

    private SensorException failed(Problem problem, String message, IOException cause) {
        return new SensorException(name, problem, message, cause);
    }

    private String text(Snapshot now, @Nullable Snapshot seen) {
        String count = title + ": " + now.size() + (now.size() == 1 ? " file" : " files");
        if (seen == null) {
            return count + "; looked at for the first time since the start";
        }
        TreeChanges changes = now.since(seen);
        if (changes.isEmpty()) {
            return count + "; nothing changed";
        }
        StringBuilder text = new StringBuilder(count).append("; since the last look:");
        int left = MOST_PATHS;
        left = tell(text, "changed", changes.changed(), left);
        left = tell(text, "added", changes.added(), left);
        left = tell(text, "removed", changes.removed(), left);
        return left < 0 ? text.append("\nand ").append(-left).append(" more").toString() : text.toString();
    }

    /** Tells as many paths as there is room for; room below zero counts those that were not told. */
    private static int tell(StringBuilder text, String what, List<String> paths, int room) {
        paths.stream()
                .limit(Math.max(0, room))
                .forEach(path ->
                        text.append('\n').append(what).append(' ').append(SensorText.line(path, MOST_PATH_CHARACTERS)));
        return room - paths.size();
    }
}
