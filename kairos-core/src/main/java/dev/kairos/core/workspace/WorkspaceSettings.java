package dev.kairos.core.workspace;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.core.internal.workspace.WorkRoot;
import dev.kairos.core.secret.SecretScanners;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a workspace is made of. Immutable. */
final class WorkspaceSettings {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,40}");

    private final WorkRoot root;
    private final Path state;
    private final String name;
    private final List<String> writable;
    private final boolean readOnly;
    private final Showing showing;

    /** What models see of it. */
    private record Showing(Origin origin, SecretScanner scanner, WorkspaceLimits limits) {}

    private WorkspaceSettings(
            WorkRoot root, Path state, String name, List<String> writable, boolean readOnly, Showing showing) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "workspace name '" + name + "' must be 1-40 of letters, digits, '_', '-'");
        }
        this.root = root;
        this.state = state;
        this.name = name;
        this.writable = List.copyOf(writable);
        this.readOnly = readOnly;
        this.showing = showing;
    }

    static WorkspaceSettings of(WorkRoot root) {
        Path name = root.path().getFileName();
        Path state = root.path().resolveSibling("." + (name == null ? "root" : name) + ".kairos");
        Showing showing = new Showing(Origin.UNTRUSTED, SecretScanners.standard(), WorkspaceLimits.defaults());
        return new WorkspaceSettings(root, state, Workspace.DEFAULT_NAME, List.of(), false, showing);
    }

    WorkspaceSettings named(String other) {
        return new WorkspaceSettings(root, state, other, writable, readOnly, showing);
    }

    WorkspaceSettings state(Path folder) {
        return new WorkspaceSettings(root, folder.toAbsolutePath().normalize(), name, writable, readOnly, showing);
    }

    WorkspaceSettings writable(List<String> globs) {
        return new WorkspaceSettings(root, state, name, globs, readOnly, showing);
    }

    WorkspaceSettings readOnly() {
        return new WorkspaceSettings(root, state, name, writable, true, showing);
    }

    WorkspaceSettings from(Origin origin) {
        return showing(new Showing(Objects.requireNonNull(origin, "origin"), showing.scanner, showing.limits));
    }

    WorkspaceSettings scanner(SecretScanner scanner) {
        return showing(new Showing(showing.origin, Objects.requireNonNull(scanner, "scanner"), showing.limits));
    }

    WorkspaceSettings limits(WorkspaceLimits limits) {
        return showing(new Showing(showing.origin, showing.scanner, Objects.requireNonNull(limits, "limits")));
    }

    private WorkspaceSettings showing(Showing other) {
        return new WorkspaceSettings(root, state, name, writable, readOnly, other);
    }

    WorkRoot root() {
        return root;
    }

    Path state() {
        return state;
    }

    String name() {
        return name;
    }

    List<String> writable() {
        return writable;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    Origin origin() {
        return showing.origin;
    }

    SecretScanner scanner() {
        return showing.scanner;
    }

    WorkspaceLimits limits() {
        return showing.limits;
    }
}
