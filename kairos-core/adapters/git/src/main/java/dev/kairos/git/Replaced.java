package dev.kairos.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** Tells files that only grew from those of which something was deleted or changed. */
final class Replaced {

    private final Repository repository;

    Replaced(Repository repository) {
        this.repository = repository;
    }

    /** The files of a commit of which a later one does not hold every line as it was. */
    List<String> between(ObjectId before, ObjectId after, Predicate<String> wanted) throws IOException {
        List<String> replaced = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader);
                DiffFormatter formatter = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(false);
            for (DiffEntry entry : formatter.scan(
                    new CanonicalTreeParser(
                            null, reader, walk.parseCommit(before).getTree()),
                    new CanonicalTreeParser(
                            null, reader, walk.parseCommit(after).getTree()))) {
                if (entry.getChangeType() != DiffEntry.ChangeType.ADD
                        && wanted.test(entry.getOldPath())
                        && isReplaced(formatter, entry)) {
                    replaced.add(entry.getOldPath());
                }
            }
        }
        return replaced;
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
}
