package dev.kairos.core.workspace;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.time.SystemClock;
import dev.kairos.core.internal.workspace.Author;
import dev.kairos.core.internal.workspace.Protection;
import dev.kairos.core.internal.workspace.WorkFolder;
import dev.kairos.core.internal.workspace.WorkLimits;
import dev.kairos.core.internal.workspace.WorkRoot;
import dev.kairos.core.verify.Verifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A folder in which an agent reads, searches, writes and edits files. It never leaves the folder: paths are walked name by
 * name over handles of the operating system, no link is followed, and names that another system would read as another path are
 * refused. What is replaced or deleted is kept in a private folder beside the workspace, so that all changes of a beat can be
 * taken back.
 *
 * <p>Hidden files are read, but written only where {@link #writable} says so; files that hold credentials by their name are
 * never written and shown without values; what Git keeps for itself is never written. Credentials in other files are redacted
 * from what a model sees.
 *
 * <p>Limits: a hard link that somebody else planted inside of the folder is read like any file, because nothing tells it apart
 * (writing replaces the name and leaves the other file as it was). Where Java has no handles of folders (Windows, some versions
 * of macOS), each use looks at the path before and after instead: who swaps a folder and swaps it back in between is not
 * noticed. A program that runs as the same user may change anything anyway.
 *
 * <p>Immutable, but for what it remembers of beats; safe for use by many threads and agents. Between calls it holds nothing
 * open.
 */
public final class Workspace implements Skill {

    /** The name of the skill unless {@link #named} gives another. */
    public static final String DEFAULT_NAME = "workspace";

    private final WorkspaceSettings settings;
    private final WorkFolder folder;
    private final List<Tool<?>> tools;

    private Workspace(WorkspaceSettings settings) {
        this.settings = settings;
        WorkspaceLimits limits = settings.limits();
        this.folder = new WorkFolder(
                settings.root(),
                settings.state(),
                new Protection(settings.writable()),
                settings.scanner(),
                new WorkLimits(limits.shownCharacters(), limits.fileBytes(), limits.entries()));
        this.tools = new WorkspaceTools(folder, settings).tools();
    }

    /**
     * Opens a workspace. What is replaced or deleted is kept in {@code .NAME.kairos} beside the folder.
     *
     * @param root an existing folder; if it is a link, the folder that it leads to now
     * @return the workspace
     * @throws WorkspaceException if there is no such folder
     */
    public static Workspace at(Path root) {
        try {
            return new Workspace(WorkspaceSettings.of(WorkRoot.at(root, WorkRoot.Handles.BEST)));
        } catch (IOException e) {
            throw new WorkspaceException(root.toString(), "cannot be opened (" + e + "): name an existing folder", e);
        }
    }

    /**
     * Returns this workspace with another name; its tools are called {@code NAME_read_file} and so on. Needed for the second
     * workspace of an agent.
     *
     * @param name 1 to 40 letters, digits, {@code _} and {@code -}
     * @return the workspace
     * @throws IllegalArgumentException if the name has another form
     */
    public Workspace named(String name) {
        return new Workspace(settings.named(name));
    }

    /**
     * Returns this workspace with another folder for what was replaced or deleted. Nobody but this workspace may write there.
     *
     * @param folder on the same file system, neither inside of the workspace nor around it; made when it is first needed
     * @return the workspace
     */
    public Workspace state(Path folder) {
        return new Workspace(settings.state(folder));
    }

    /**
     * Returns this workspace with hidden files that may be written. By default none.
     *
     * @param globs as for {@link dev.kairos.core.sensor.Sensors#files}: {@code .github/**}
     * @return the workspace
     * @throws IllegalArgumentException if a glob matches nothing
     */
    public Workspace writable(String... globs) {
        return new Workspace(settings.writable(List.of(globs)));
    }

    /**
     * Returns this workspace without the tools that change something.
     *
     * @return the workspace
     */
    public Workspace readOnly() {
        return new Workspace(settings.readOnly());
    }

    /**
     * Returns this workspace with another origin of what its files hold. By default {@link Origin#UNTRUSTED}: anybody may have
     * written them.
     *
     * @param origin who writes here
     * @return the workspace
     */
    public Workspace from(Origin origin) {
        return new Workspace(settings.from(origin));
    }

    /**
     * Returns this workspace with another scanner for credentials. By default
     * {@link dev.kairos.core.secret.SecretScanners#standard}.
     *
     * @param scanner finds what is not shown
     * @return the workspace
     */
    public Workspace scanner(SecretScanner scanner) {
        return new Workspace(settings.scanner(scanner));
    }

    /**
     * Returns this workspace with other limits.
     *
     * @param limits how much is read, shown and written at once
     * @return the workspace
     */
    public Workspace limits(WorkspaceLimits limits) {
        return new Workspace(settings.limits(limits));
    }

    /**
     * Returns the folder.
     *
     * @return its path, without links
     */
    public Path root() {
        return settings.root().path();
    }

    /**
     * Takes back all that a beat has changed, byte for byte, and that is not taken back yet. Blocks on the disk.
     *
     * @param agent whose beat
     * @param beat the beat's id
     * @return the paths that are as they were before
     * @throws WorkspaceException if the beat has changed nothing that is still kept, or if somebody else has changed one of the
     *     files since: nothing is done then
     */
    public List<String> undo(AgentId agent, String beat) {
        Author author = new Author(
                agent.value(),
                beat,
                "undo-" + UUID.randomUUID(),
                SystemClock.instance().instant());
        try {
            return folder.undo(author, beat).text().lines().skip(1).toList();
        } catch (IOException e) {
            throw new WorkspaceException(root().toString(), String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String description() {
        String what = settings.isReadOnly() ? "Reads and searches" : "Reads, searches, writes and edits";
        return what + " files of the folder '" + root().getFileName() + "'.";
    }

    @Override
    public Map<String, Verifier> verifiers() {
        return Map.of(Claim.FILE_CHANGED, Verifiers.fileChanged(settings.root().path()));
    }

    /** {@inheritDoc} Here also that in which it keeps what was replaced. */
    @Override
    public List<Path> folders() {
        return List.of(settings.root().path(), settings.state());
    }

    @Override
    public List<Tool<?>> tools() {
        return tools;
    }

    /** Takes back a change that was cut off by the end of a process, so that nothing is half done when the agent begins. */
    @Override
    public void start(SkillContext context) throws IOException {
        folder.recover();
    }

    @Override
    public String toString() {
        return "Workspace[" + root() + "]";
    }
}
