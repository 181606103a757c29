package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.workspace.Place.Kind;
import java.io.IOException;

/** Looks at single files of a workspace. Safe for use by many threads. */
public final class WorkFiles {

    private static final int MOST_BYTES = 256 << 20;

    private final WorkRoot root;

    /**
     * Names the workspace.
     *
     * @param root its root
     */
    public WorkFiles(WorkRoot root) {
        this.root = root;
    }

    /**
     * Brings a path into the form that the workspace's tools record.
     *
     * @param path as a model writes it
     * @return the path
     * @throws RefusedException if it leads elsewhere
     */
    public String path(String path) throws RefusedException {
        return WorkPath.parse(path).toString();
    }

    /**
     * Hashes a file.
     *
     * @param file its path
     * @return the SHA-256 hash of its content in hexadecimal digits, or an empty text if there is no such file
     * @throws IOException if it cannot be read
     */
    public String hash(String file) throws IOException {
        WorkPath path = WorkPath.parse(file);
        if (path.isRoot()) {
            return "";
        }
        Place place;
        try {
            place = root.open(path.parent());
        } catch (RefusedException noFolder) {
            return "";
        }
        try (Place folder = place) {
            return folder.look(path.name()).kind() == Kind.FILE
                    ? Content.read(folder, path, MOST_BYTES).hash()
                    : "";
        }
    }
}
