package dev.kairos.git;

import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Review;
import dev.kairos.core.verify.BaseTests.Changes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/**
 * Tells files that only grew from those of which something was deleted or changed.
 *
 * @param files what each holds now, by its path
 */
record Replaced(SortedMap<String, Version> files) {

    private static final int MOST_DIFF = 12_000;

    /** The SHA-256 of what a file holds, empty if it is gone, and how it differs from what it was. */
    record Version(String sha256, String diff) {}

    /** The files of a commit of which a later one does not hold every line as it was. */
    static Replaced between(Repository repository, ObjectId before, ObjectId after, Predicate<String> wanted)
            throws IOException {
        SortedMap<String, Version> files = new TreeMap<>();
        ByteArrayOutputStream diff = new ByteArrayOutputStream();
        try (ObjectReader reader = repository.newObjectReader();
                DiffFormatter formatter = new DiffFormatter(diff)) {
            formatter.setRepository(repository);
            for (DiffEntry entry : scan(formatter, reader, before, after)) {
                if (entry.getChangeType() != DiffEntry.ChangeType.ADD
                        && wanted.test(entry.getOldPath())
                        && isReplaced(formatter, entry)) {
                    diff.reset();
                    formatter.format(entry);
                    formatter.flush();
                    String text = new String(diff.toByteArray(), StandardCharsets.UTF_8);
                    files.put(entry.getOldPath(), new Version(sha256(reader, entry), cut(text)));
                }
            }
        }
        return new Replaced(files);
    }

    /** Whether any of these files is another one in a later commit, is new there or is gone. */
    static boolean differ(Repository repository, ObjectId before, ObjectId after, Predicate<String> wanted)
            throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                DiffFormatter formatter = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            return scan(formatter, reader, before, after).stream()
                    .anyMatch(entry -> wanted.test(entry.getOldPath()) || wanted.test(entry.getNewPath()));
        }
    }

    private static List<DiffEntry> scan(DiffFormatter formatter, ObjectReader reader, ObjectId before, ObjectId after)
            throws IOException {
        formatter.setDetectRenames(false);
        try (RevWalk walk = new RevWalk(reader)) {
            return formatter.scan(
                    new CanonicalTreeParser(
                            null, reader, walk.parseCommit(before).getTree()),
                    new CanonicalTreeParser(
                            null, reader, walk.parseCommit(after).getTree()));
        }
    }

    private static boolean isReplaced(DiffFormatter formatter, DiffEntry entry) throws IOException {
        if (entry.getChangeType() == DiffEntry.ChangeType.DELETE) {
            return true;
        }
        List<Edit> edits = formatter.toFileHeader(entry).toEditList();
        // A file that cannot be compared by lines has none of these.
        return edits.isEmpty()
                ? !entry.getOldId().equals(entry.getNewId())
                : edits.stream().anyMatch(edit -> edit.getType() != Edit.Type.INSERT);
    }

    private static String sha256(ObjectReader reader, DiffEntry entry) throws IOException {
        if (entry.getChangeType() == DiffEntry.ChangeType.DELETE) {
            return "";
        }
        try {
            byte[] bytes = reader.open(entry.getNewId().toObjectId()).getBytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST_DIFF ? text : text.substring(0, MOST_DIFF) + "…\n";
    }

    /** What is accepted of it, and what somebody has to look at. */
    Changes given(Map<String, String> accepted) {
        List<String> standing = new ArrayList<>();
        Map<String, String> open = new TreeMap<>();
        StringBuilder diff = new StringBuilder();
        files.forEach((path, version) -> {
            if (version.sha256().equals(accepted.get(path))) {
                standing.add(path);
            } else {
                open.put(path, version.sha256());
                diff.append(diff.length() < MOST_DIFF ? version.diff() : "");
            }
        });
        return new Changes(open.isEmpty() ? null : Review.of(Evidence.TESTS_ACCEPTED, open, diff.toString()), standing);
    }
}
