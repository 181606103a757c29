package dev.kairos.core.sensor;

import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.git.GitException;
import dev.kairos.core.internal.git.GitFolder;
import dev.kairos.core.internal.git.WorkTreeFilter;
import dev.kairos.core.internal.time.SystemClock;
import dev.kairos.core.internal.tree.FileTree;
import dev.kairos.core.internal.tree.GlobFilter;
import dev.kairos.core.internal.tree.Snapshot;
import dev.kairos.core.internal.tree.TreeFilter;
import dev.kairos.core.internal.tree.TreeLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sensors for folders, Git repositories and web resources. For anything else there is {@link Sensor#of}.
 *
 * <p>What they see has the origin {@code UNTRUSTED}: names of files, subjects of commits and bodies are written by whoever
 * may write there. A host that knows better says so with {@link Sensor#from}; another name comes with
 * {@link Sensor#named}. A sensor that cannot look throws {@link SensorException}. All are safe for use by many threads and by
 * many agents; between looks they hold no thread and no open file. A connection to a web server may stay open for the next
 * look.
 */
public final class Sensors {

    private Sensors() {}

    /**
     * Sees what the files of a folder hold, up to the {@linkplain FileLimits#defaults() default limits}.
     *
     * @param root the folder
     * @param globs which files count, as in {@link #files(Path, FileLimits, String...)}
     * @return a sensor with the name {@code files:FOLDER}
     * @throws IllegalArgumentException if a glob matches nothing
     */
    public static Sensor files(Path root, String... globs) {
        return files(root, FileLimits.defaults(), globs);
    }

    /**
     * Sees what the files of a folder hold. Its fingerprint changes exactly when a file comes, goes or holds something else;
     * times and permissions do not count. Links are not followed, what they point to counts as their content. {@code .git} is
     * left out; so are pipes, sockets and devices. A file or folder that may not be read counts as such. The text names what
     * changed, at most 50 paths.
     *
     * <p>A file that the file system says is unchanged is not read again, unless it was changed within the last three seconds:
     * looking at an unchanged folder costs about as much as listing it. Where the file system keeps no time of the last change
     * of any kind (Windows), a program that changes a file without changing its size and sets its time back is not noticed.
     *
     * @param root the folder; need not exist yet
     * @param limits how much is read
     * @param globs which files count; all if there is none. {@code *}, {@code ?} and {@code [a-z]} stand for characters of one
     *     name, {@code **} for any folders. A glob without {@code /} is looked for at any depth, one with it from the root. One
     *     that begins with {@code !} leaves out what it matches, with all that is inside; one that ends with {@code /} means
     *     folders
     * @return a sensor with the name {@code files:FOLDER}
     * @throws IllegalArgumentException if a glob matches nothing
     */
    public static Sensor files(Path root, FileLimits limits, String... globs) {
        Path folder = root.toAbsolutePath().normalize();
        GlobFilter filter = GlobFilter.of(List.of(globs));
        return new TreeSensor(
                SensorText.name("files", title(folder)),
                "files of " + SensorText.line(title(folder), 100),
                before -> read(folder, filter, limits, before));
    }

    /**
     * Sees what the files of a Git working tree hold, up to the {@linkplain FileLimits#defaults() default limits}.
     *
     * @param root the root of the working tree
     * @return a sensor with the name {@code git-tree:FOLDER}
     */
    public static Sensor gitWorkTree(Path root) {
        return gitWorkTree(root, FileLimits.defaults());
    }

    /**
     * Sees what the files of a Git working tree hold, as {@link #files(Path, FileLimits, String...)} does, without those that
     * the repository ignores: tracked files count always, others unless {@code .gitignore} files or {@code .git/info/exclude}
     * leave them out; the ignore file of the user is not read. A repository inside counts as one file that holds the commit
     * that is checked out in it. Committing, staging and cleaning up change no file and therefore nothing.
     *
     * @param root the root of the working tree
     * @param limits how much is read
     * @return a sensor with the name {@code git-tree:FOLDER}
     */
    public static Sensor gitWorkTree(Path root, FileLimits limits) {
        Path folder = root.toAbsolutePath().normalize();
        return new TreeSensor(
                SensorText.name("git-tree", title(folder)),
                "working tree of " + SensorText.line(title(folder), 100),
                before -> read(folder, new WorkTreeFilter(workTree(folder)), limits, before));
    }

    /**
     * Sees which branch and which commit are checked out. Its fingerprint changes exactly when one of both does; cleaning up
     * the repository changes neither. The text names the commits since the one that the agent has seen, with author and
     * subject, at most 20. Reads the repository itself, no Git is started.
     *
     * @param repository the root of a working tree, or a bare repository
     * @return a sensor with the name {@code git-head:FOLDER}
     */
    public static Sensor gitHead(Path repository) {
        Path folder = repository.toAbsolutePath().normalize();
        return new GitHeadSensor(SensorText.name("git-head", title(folder)), folder);
    }

    /**
     * Sees a web resource with the {@linkplain HttpOptions#defaults() default options}.
     *
     * @param uri the resource
     * @return a sensor with the name {@code http:HOST/PATH}
     * @throws IllegalArgumentException as {@link #http(URI, HttpOptions)}
     */
    public static Sensor http(URI uri) {
        return http(uri, HttpOptions.defaults());
    }

    /**
     * Sees a web resource with a GET request. Its fingerprint changes exactly when the body does, whatever the headers say;
     * a resource that is not there (404, 410) is a reading as well, any other failure is an exception. The text is the
     * beginning of the body if that is text. Where the server gives an {@code ETag} or a {@code Last-Modified}, an unchanged
     * body is not sent again. Redirects are not followed by default.
     *
     * @param uri the resource; {@code http} or {@code https}, without credentials
     * @param options how to ask for it
     * @return a sensor with the name {@code http:HOST/PATH}
     * @throws IllegalArgumentException if the URI has another scheme, no host or credentials, or if a header may not be set
     */
    public static Sensor http(URI uri, HttpOptions options) {
        requireWeb(uri);
        HttpGet.request(uri, options, Map.of());
        return http(uri, options, null);
    }

    /**
     * Sees a web resource whose address a model, or somebody whom the host does not know, has a part in: as {@link #http(URI,
     * HttpOptions)}, and only where a guard lets it. The connection goes to the very address that the guard has checked; redirects are
     * checked again.
     *
     * @param uri the resource; {@code http} or {@code https}, without credentials
     * @param options how to ask for it
     * @param guard what may be called, for example {@link EgressGuard#standard()}
     * @return a sensor with the name {@code http:HOST/PATH}; where the guard refuses, looking throws {@link SensorException}
     * @throws IllegalArgumentException as {@link #http(URI, HttpOptions)}
     */
    public static Sensor guardedHttp(URI uri, HttpOptions options, EgressGuard guard) {
        requireWeb(uri);
        HttpGet.call(uri, options, Map.of(), options.timeout());
        return http(uri, options, Objects.requireNonNull(guard, "guard"));
    }

    private static Sensor http(URI uri, HttpOptions options, @Nullable EgressGuard guard) {
        return new HttpSensor(SensorText.name("http", uri.getHost() + uri.getRawPath()), uri, options, guard);
    }

    private static void requireWeb(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + uri + "' is no web resource: write https://host/path");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URI of " + uri.getHost()
                    + " holds credentials, which would be shown: send them with HttpOptions.header");
        }
    }

    private static Snapshot read(Path root, TreeFilter filter, FileLimits limits, @Nullable Snapshot before)
            throws IOException {
        TreeLimits most = new TreeLimits(limits.files(), limits.bytes());
        return new FileTree(root, filter, most, SystemClock.instance()).read(before);
    }

    private static GitFolder workTree(Path root) throws IOException {
        GitFolder folder = GitFolder.of(root);
        if (folder.workTree() == null) {
            throw new GitException("'" + root + "' is a bare repository: it has no working tree");
        }
        return folder;
    }

    private static String title(Path folder) {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }
}
