package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder that a workspace never leaves. Immutable, holds nothing open. */
public final class WorkRoot {

    /** How folders are opened. */
    public enum Handles {
        /** As handles of the operating system where it has them, otherwise by path. */
        BEST,
        /** By path. */
        PATHS
    }

    private final Path path;
    private final @Nullable Object key;
    private final boolean held;
    private final Runnable afterLook;

    private WorkRoot(Path path, @Nullable Object key, boolean held, Runnable afterLook) {
        this.path = path;
        this.key = key;
        this.held = held;
        this.afterLook = afterLook;
    }

    /**
     * Names a root.
     *
     * @param folder an existing folder; if it is a link, the folder that it leads to now
     * @param handles how its folders are opened
     * @return the root
     * @throws IOException if there is no such folder
     */
    public static WorkRoot at(Path folder, Handles handles) throws IOException {
        Path real = folder.toRealPath();
        Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(real)) {
            return new WorkRoot(
                    real, key, handles == Handles.BEST && stream instanceof SecureDirectoryStream, () -> {});
        }
    }

    /** This root with something that happens between each look at a name and its use, for attacks in tests. */
    WorkRoot attacked(Runnable betweenCheckAndUse) {
        return new WorkRoot(path, key, held, betweenCheckAndUse);
    }

    /** The folder, without links. */
    public Path path() {
        return path;
    }

    /** Opens the root. */
    Place open() throws IOException {
        Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        if (!Objects.equals(now, key)) {
            throw new RefusedException("the workspace's root was replaced by another folder: make the workspace anew");
        }
        return open(path);
    }

    /** Opens a folder by a path that only the host can change, in the way of this root. */
    @SuppressWarnings("StreamResourceLeak") // The place closes it.
    Place open(Path folder) throws IOException {
        if (!held) {
            return new CheckedPlace(folder.toRealPath());
        }
        return new HeldPlace((SecureDirectoryStream<Path>) Files.newDirectoryStream(folder), afterLook);
    }

    /**
     * Opens a folder in it, name by name.
     *
     * @throws RefusedException if there is none or the way leads over a link
     */
    Place open(WorkPath folder) throws IOException {
        Place place = open();
        WorkPath reached = WorkPath.ROOT;
        for (String name : folder.names()) {
            reached = reached.child(name);
            Place inner;
            try (Place outer = place) {
                inner = enter(outer, name, reached);
            }
            place = inner;
        }
        return place;
    }

    private static Place enter(Place place, String name, WorkPath path) throws IOException {
        switch (place.look(name).kind()) {
            case FOLDER -> {
                return place.enter(name);
            }
            case LINK -> throw new RefusedException("'" + path + "' is a link: links are not followed");
            case NONE -> throw new RefusedException("there is no folder '" + path + "'");
            default -> throw new RefusedException("'" + path + "' is no folder");
        }
    }

    /**
     * Finds the real path of a folder in it, for programs that are to run there.
     *
     * @param folder the folder
     * @return its path, no part of which is a link
     * @throws IOException if there is none or the way leads over a link
     */
    public Path resolve(WorkPath folder) throws IOException {
        open(folder).close();
        Path resolved = path;
        for (String name : folder.names()) {
            resolved = resolved.resolve(name);
        }
        return resolved;
    }
}
