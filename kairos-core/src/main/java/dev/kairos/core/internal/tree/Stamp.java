package dev.kairos.core.internal.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a file system says of a file without opening it. While all of it is the same, so is the content, unless the file is
 * changed again within the granularity of the file system's clock.
 *
 * @param size in bytes
 * @param modified when the content was last changed, in nanoseconds since 1970; programs may set it to anything
 * @param changed when anything was last changed, in nanoseconds since 1970; nobody can set it. The same as {@code modified}
 *     where the system does not keep it
 * @param file the system's number of the file
 */
record Stamp(long size, long modified, long changed, long file) {

    /** The kinds of things in a folder. */
    enum Type {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    /** A thing in a folder. */
    record Typed(Type type, Stamp stamp) {}

    /** The stamp of what has none. */
    static final Stamp NONE = new Stamp(0, 0, 0, 0);

    private static final String UNIX = "unix:size,lastModifiedTime,ctime,ino,mode";

    /** The bits of a mode that say what it is the mode of, see {@code inode(7)}. */
    private static final int TYPE_BITS = 0170000;

    private static final int FILE_BITS = 0100000;
    private static final int FOLDER_BITS = 0040000;
    private static final int LINK_BITS = 0120000;

    /** Reads the stamp of a path; a link is not followed. */
    static Typed of(Path path, boolean unix) throws IOException {
        return unix ? unix(path) : basic(path);
    }

    /** Whether the file system of a path says when anything was last changed. */
    static boolean isUnix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static Typed unix(Path path) throws IOException {
        Map<String, Object> all = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
        Stamp stamp = new Stamp(
                (Long) value(all, "size"),
                nanos((FileTime) value(all, "lastModifiedTime")),
                nanos((FileTime) value(all, "ctime")),
                (Long) value(all, "ino"));
        return new Typed(type((Integer) value(all, "mode")), stamp);
    }

    private static Type type(int mode) {
        return switch (mode & TYPE_BITS) {
            case FILE_BITS -> Type.FILE;
            case FOLDER_BITS -> Type.FOLDER;
            case LINK_BITS -> Type.LINK;
            default -> Type.OTHER;
        };
    }

    private static Object value(Map<String, Object> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Typed basic(Path path) throws IOException {
        BasicFileAttributes all = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long modified = nanos(all.lastModifiedTime());
        Stamp stamp = new Stamp(all.size(), modified, modified, Objects.hashCode(all.fileKey()));
        if (all.isRegularFile()) {
            return new Typed(Type.FILE, stamp);
        }
        if (all.isDirectory()) {
            return new Typed(Type.FOLDER, stamp);
        }
        return new Typed(all.isSymbolicLink() ? Type.LINK : Type.OTHER, stamp);
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** The later of both times. */
    long latest() {
        return Math.max(modified, changed);
    }
}
