package dev.kairos.core.internal.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is held open: what is asked of it concerns this folder, wherever its path leads by now. Names are single names
 * and no link is ever followed. For one thread.
 */
interface Place extends Closeable {

    /** What a name stands for. */
    enum Kind {
        NONE,
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /**
     * What is known of a name without opening it.
     *
     * @param permissions {@code null} where there are none
     */
    record Seen(Kind kind, long size, @Nullable Set<PosixFilePermission> permissions) {

        static final Seen NONE = new Seen(Kind.NONE, 0, null);
    }

    /** Looks at a name. */
    Seen look(String name) throws IOException;

    /**
     * Lists the names in the folder, sorted.
     *
     * @throws RefusedException if there are more than so many
     */
    List<String> names(int most) throws IOException;

    /** Opens a folder in it. Fails if the name stands for anything else. */
    Place enter(String name) throws IOException;

    /** Opens a file in it for reading. Fails if the name is a link. */
    SeekableByteChannel open(String name) throws IOException;

    /** Renames into another folder of the same kind; replaces a file that is there. */
    void move(String name, Place target, String newName) throws IOException;

    /** Deletes an empty folder in it. */
    void removeFolder(String name) throws IOException;

    @Override
    void close() throws IOException;
}
