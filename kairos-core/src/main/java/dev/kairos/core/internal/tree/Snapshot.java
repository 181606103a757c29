package dev.kairos.core.internal.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tree held. Immutable; shares what is unchanged with the snapshot before. */
public final class Snapshot {

    private final SeenFile[] files;
    private final String fingerprint;

    private Snapshot(SeenFile[] files, String fingerprint) {
        this.files = files;
        this.fingerprint = fingerprint;
    }

    static Snapshot of(List<SeenFile> seen, @Nullable Snapshot before) {
        SeenFile[] files = seen.toArray(SeenFile[]::new);
        Arrays.sort(files);
        return new Snapshot(files, before != null && before.holds(files) ? before.fingerprint : fingerprint(files));
    }

    private static String fingerprint(SeenFile[] files) {
        MessageDigest digest = ContentReader.sha256();
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + ContentHash.BYTES);
        for (SeenFile file : files) {
            byte[] path = file.path().getBytes(StandardCharsets.UTF_8);
            file.content().put(head.clear().putInt(path.length));
            digest.update(head.flip());
            digest.update(path);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ContentHash.BYTES);
    }

    private boolean holds(SeenFile[] others) {
        if (files.length != others.length) {
            return false;
        }
        for (int i = 0; i < files.length; i++) {
            if (!isSame(files[i], others[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(SeenFile one, SeenFile other) {
        return one.content().equals(other.content()) && one.path().equals(other.path());
    }

    /** Changes exactly when a path or a content does. */
    public String fingerprint() {
        return fingerprint;
    }

    /** How many files there are. */
    public int size() {
        return files.length;
    }

    /** The paths of all files, in order. */
    List<String> paths() {
        return Arrays.stream(files).map(SeenFile::path).toList();
    }

    @Nullable
    SeenFile find(String path) {
        int low = 0;
        int high = files.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = files[middle].path().compareTo(path);
            if (order == 0) {
                return files[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** What is different from an earlier snapshot. */
    public TreeChanges since(Snapshot earlier) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        int old = 0;
        for (SeenFile file : files) {
            while (old < earlier.files.length && earlier.files[old].compareTo(file) < 0) {
                removed.add(earlier.files[old++].path());
            }
            if (old == earlier.files.length || earlier.files[old].compareTo(file) > 0) {
                added.add(file.path());
            } else if (!isSame(earlier.files[old++], file)) {
                changed.add(file.path());
            }
        }
        for (; old < earlier.files.length; old++) {
            removed.add(earlier.files[old].path());
        }
        return new TreeChanges(added, changed, removed);
    }
}
