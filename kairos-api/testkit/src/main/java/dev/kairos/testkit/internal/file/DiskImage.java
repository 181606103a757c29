package dev.kairos.testkit.internal.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and contents of files at one moment. */
final class DiskImage {

    private final SortedMap<String, Integer> names;
    private final Map<Integer, byte[]> contents;

    DiskImage() {
        this(new TreeMap<>(), new HashMap<>());
    }

    private DiskImage(SortedMap<String, Integer> names, Map<Integer, byte[]> contents) {
        this.names = names;
        this.contents = contents;
    }

    /** A copy; contents are shared until they change. */
    DiskImage copy() {
        return new DiskImage(new TreeMap<>(names), new HashMap<>(contents));
    }

    SortedMap<String, Integer> names() {
        return names;
    }

    @Nullable
    Integer file(String name) {
        return names.get(name);
    }

    byte[] content(int file) {
        return contents.getOrDefault(file, new byte[0]);
    }

    /** A number that no file has, named or not. */
    int unusedFile() {
        int highest = 0;
        for (int file : names.values()) {
            highest = Math.max(highest, file);
        }
        for (int file : contents.keySet()) {
            highest = Math.max(highest, file);
        }
        return highest + 1;
    }

    void apply(DiskOperation operation) {
        switch (operation.kind()) {
            case WRITE -> write((DiskOperation.Write) operation);
            case TRUNCATE -> truncate((DiskOperation.Truncate) operation);
            case LINK -> names.put(((DiskOperation.Link) operation).name(), ((DiskOperation.Link) operation).file());
            case RENAME -> rename((DiskOperation.Rename) operation);
            case UNLINK -> names.remove(((DiskOperation.Unlink) operation).name());
            case FORCE, FORCE_FOLDER, MARK -> {
                // They change what is durable, not what is there.
            }
        }
    }

    private void write(DiskOperation.Write write) {
        byte[] old = content(write.file());
        byte[] changed = Arrays.copyOf(old, Math.max(old.length, write.position() + write.bytes().length));
        System.arraycopy(write.bytes(), 0, changed, write.position(), write.bytes().length);
        contents.put(write.file(), changed);
    }

    private void truncate(DiskOperation.Truncate truncate) {
        byte[] old = content(truncate.file());
        contents.put(truncate.file(), Arrays.copyOf(old, Math.min(old.length, truncate.size())));
    }

    private void rename(DiskOperation.Rename rename) {
        names.remove(rename.from());
        names.put(rename.to(), rename.file());
    }
}
