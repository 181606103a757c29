package dev.kairos.core.internal.workspace;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.core.internal.diff.UnifiedDiff;
import dev.kairos.core.internal.workspace.Content.Decoded;
import dev.kairos.core.internal.workspace.Editing.Edited;
import dev.kairos.core.internal.workspace.Place.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that an agent may do in a workspace. What is refused is a {@link RefusedException}. Safe for use by many threads. */
public final class WorkFolder {

    private static final int MOST_REPLACED_BYTES = 64 << 10;
    private static final int SMALL = 2_000;
    private static final int MOST_EDITS = 100;

    private final WorkRoot root;
    private final Protection protection;
    private final WorkLimits limits;
    private final Showing showing;
    private final Viewing viewing;
    private final ChangeLog changes;
    private final Versions versions = new Versions();

    /**
     * Opens a workspace; touches nothing yet.
     *
     * @param root its root
     * @param state the folder in which changes are kept
     * @param protection what is not written
     * @param scanner what is not shown
     * @param limits how much is done at once
     */
    public WorkFolder(WorkRoot root, Path state, Protection protection, SecretScanner scanner, WorkLimits limits) {
        this.root = root;
        this.protection = protection;
        this.limits = limits;
        this.showing = new Showing(scanner, limits.shown());
        this.viewing = new Viewing(root, protection, limits, showing);
        this.changes = new ChangeLog(root, state);
    }

    /** Lists a folder. */
    public String list(String folder) throws IOException {
        return viewing.list(WorkPath.parse(folder));
    }

    /** Finds files by a glob. */
    public String find(String glob, String folder) throws IOException {
        return viewing.find(glob, WorkPath.parse(folder));
    }

    /** Searches files for a text or regular expression. */
    public String search(String text, boolean regex, String folder, @Nullable String glob) throws IOException {
        return viewing.search(new Viewing.Query(text, regex, WorkPath.parse(folder), glob));
    }

    /**
     * Shows lines of a file.
     *
     * @param from the first line, from 1 on
     * @param lines how many
     */
    public String read(Author author, String file, int from, int lines) throws IOException {
        WorkPath path = WorkPath.parse(file);
        Content content = viewing.content(path);
        String shown = viewing.show(path, content, from, lines);
        versions.saw(author, path, content.hash());
        return shown;
    }

    /** The SHA-256 hash of a file's content, or {@code null} if there is no file. */
    public @Nullable String hash(String file) throws IOException {
        WorkPath path = WorkPath.parse(file);
        try {
            return kind(path) == Kind.FILE ? viewing.content(path).hash() : null;
        } catch (RefusedException gone) {
            return null;
        }
    }

    private Kind kind(WorkPath path) throws IOException {
        if (path.isRoot()) {
            return Kind.FOLDER;
        }
        try (Place place = root.open(path.parent())) {
            return place.look(path.name()).kind();
        }
    }

    private Kind kindOrNone(WorkPath path) throws IOException {
        try {
            return kind(path);
        } catch (RefusedException noFolder) {
            return Kind.NONE;
        }
    }

    /**
     * Writes a whole file.
     *
     * @param version what the file is known to hold; {@code null} for what this beat has read
     * @param shrink whether it may lose more than half
     */
    public Changed write(Author author, String file, String text, @Nullable String version, boolean shrink)
            throws IOException {
        WorkPath path = WorkPath.parse(file);
        protection.checkWritable(path);
        Changed changed = changes.change(author, draft -> {
            if (kindOrNone(path) == Kind.NONE) {
                byte[] bytes = sized(path, text.getBytes(StandardCharsets.UTF_8));
                draft.write(path, bytes, null);
                return "wrote " + path + " (new)\n" + diff(path, "", text);
            }
            Content old = viewing.content(path);
            checkSeen(author, path, old, version, true);
            Decoded before = old.text(path);
            String after = before.text().contains("\r\n") ? Editing.withEnds(text, "\r\n") : text;
            checkSize(path, old, after, shrink);
            draft.write(path, sized(path, before.encode(after)), old);
            return "wrote " + path + "\n" + diff(path, before.text(), after);
        });
        remember(author, changed);
        return changed;
    }

    private byte[] sized(WorkPath path, byte[] bytes) throws RefusedException {
        if (bytes.length > limits.fileBytes()) {
            throw new RefusedException(
                    "'" + path + "' would have " + bytes.length + " bytes, more than " + limits.fileBytes());
        }
        return bytes;
    }

    private static void checkSize(WorkPath path, Content old, String after, boolean shrink) throws RefusedException {
        if (old.bytes().length > MOST_REPLACED_BYTES) {
            throw new RefusedException("'" + path + "' has " + old.bytes().length + " bytes: files of more than "
                    + MOST_REPLACED_BYTES + " are not replaced whole, edit the places");
        }
        if (!shrink && old.bytes().length > SMALL && after.length() < old.bytes().length / 2) {
            throw new RefusedException(
                    "the new text of '" + path + "' is less than half of the old one (" + after.length() + " of "
                            + old.bytes().length + "): write all of it, edit the places, or say that it is to shrink");
        }
    }

    private void checkSeen(Author author, WorkPath path, Content now, @Nullable String version, boolean mustBeSeen)
            throws RefusedException {
        String seen = version != null && !version.isBlank() ? version : versions.seen(author, path);
        if (seen == null) {
            if (mustBeSeen) {
                throw new RefusedException("'" + path + "' exists: read it before replacing it, or edit the places");
            }
        } else if (seen.length() < Viewing.VERSION || !now.hash().startsWith(seen)) {
            throw new RefusedException("'" + path + "' was changed by somebody else since it was read (now version "
                    + now.hash().substring(0, Viewing.VERSION) + "): read it again");
        }
    }

    private void remember(Author author, Changed changed) throws RefusedException {
        for (Map.Entry<String, String> file : changed.files().entrySet()) {
            versions.saw(author, WorkPath.parse(file.getKey()), file.getValue());
        }
    }

    private String diff(WorkPath path, String before, String after) {
        return showing.cut(showing.of(UnifiedDiff.of(path.toString(), before, after), protection.of(path)));
    }

    /**
     * An edit of a file.
     *
     * @param version what the file is known to hold, or {@code null} for what this beat has read, if it has
     */
    public record FileEdit(String file, Edit edit, @Nullable String version) {}

    /** Edits files, all or none; edits of the same file follow one another. */
    public Changed edit(Author author, List<FileEdit> edits) throws IOException {
        if (edits.isEmpty() || edits.size() > MOST_EDITS) {
            throw new RefusedException("there are " + edits.size() + " edits: name 1 to " + MOST_EDITS);
        }
        Map<WorkPath, List<FileEdit>> byFile = new LinkedHashMap<>();
        for (FileEdit edit : edits) {
            WorkPath path = WorkPath.parse(edit.file());
            protection.checkWritable(path);
            byFile.computeIfAbsent(path, any -> new ArrayList<>()).add(edit);
        }
        Changed changed = changes.change(author, draft -> {
            StringBuilder out = new StringBuilder();
            for (Map.Entry<WorkPath, List<FileEdit>> file : byFile.entrySet()) {
                out.append(edit(author, file.getKey(), file.getValue(), draft));
            }
            return out.toString();
        });
        remember(author, changed);
        return changed;
    }

    private String edit(Author author, WorkPath path, List<FileEdit> edits, Draft draft) throws IOException {
        Content old = viewing.content(path);
        Decoded before = old.text(path);
        String text = before.text();
        StringBuilder out = new StringBuilder();
        for (FileEdit edit : edits) {
            checkSeen(author, path, old, edit.version(), false);
            Edited edited = applied(path, text, edit.edit());
            text = edited.text();
            if (edited.how() != Tolerance.EXACT) {
                out.append("(in ")
                        .append(path)
                        .append(" a place was found ")
                        .append(edited.how().words())
                        .append(")\n");
            }
        }
        draft.write(path, sized(path, before.encode(text)), old);
        return "edited " + path + "\n" + out + diff(path, before.text(), text);
    }

    private static Edited applied(WorkPath path, String text, Edit edit) throws RefusedException {
        try {
            return Editing.apply(text, edit);
        } catch (RefusedException e) {
            throw new RefusedException("'" + path + "': " + e.getMessage());
        }
    }

    /** Moves a file or folder. */
    public Changed move(Author author, String from, String to) throws IOException {
        WorkPath source = WorkPath.parse(from);
        WorkPath target = WorkPath.parse(to);
        protection.checkWritable(source);
        protection.checkWritable(target);
        if (target.isWithin(source)) {
            throw new RefusedException("'" + target + "' lies in '" + source + "': nothing can be moved into itself");
        }
        return changes.change(author, draft -> {
            draft.move(source, target, hash(source, checkWhole(source, false)));
            return "moved " + source + " to " + target;
        });
    }

    /** Deletes a file or folder; what it was is kept and can be taken back. */
    public Changed delete(Author author, String file) throws IOException {
        WorkPath path = WorkPath.parse(file);
        protection.checkWritable(path);
        Changed changed = changes.change(author, draft -> {
            long bytes = checkWhole(path, true);
            draft.take(path, bytes, hash(path, bytes));
            return "deleted " + path + " (undo brings it back)";
        });
        remember(author, changed);
        return changed;
    }

    private @Nullable String hash(WorkPath path, long bytes) throws IOException {
        return kind(path) == Kind.FILE && bytes <= limits.fileBytes()
                ? viewing.content(path).hash()
                : null;
    }

    /** Checks all that a folder holds; returns how many bytes that is. */
    private long checkWhole(WorkPath path, boolean links) throws IOException {
        Place.Seen seen;
        try (Place place = root.open(path.parent())) {
            seen = place.look(path.name());
        }
        if (seen.kind() == Kind.NONE) {
            throw new RefusedException("there is no '" + path + "'");
        }
        if (seen.kind() == Kind.LINK && !links) {
            throw new RefusedException("'" + path + "' is a link: links are not moved");
        }
        if (seen.kind() != Kind.FOLDER) {
            return seen.size();
        }
        long[] bytes = {0};
        new Walk(root, true).from(path, (inner, one, place) -> {
            protection.checkWritable(inner);
            bytes[0] += one.size();
            return true;
        });
        return bytes[0];
    }

    /** Takes back what was cut off by the end of a process. */
    public void recover() throws IOException {
        try {
            changes.recover();
        } catch (RefusedException busy) {
            // Another workspace on the same folder is at work and has done so already.
        }
    }

    /** Takes back what a beat has changed. */
    public Changed undo(Author author, String beat) throws IOException {
        Changed undone = changes.undo(author, beat);
        remember(author, undone);
        return undone;
    }
}
