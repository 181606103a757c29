package dev.kairos.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LogCommand;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.blame.BlameResult;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.NotIgnoredFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** What a worktree looks like, in words. */
final class GitViews {

    static final String NO_DIFFERENCE = "no difference\n";

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_BLAMED = 400;
    private static final int ID = 10;

    private GitViews() {}

    static String status(Worktree tree) throws IOException, GitAPIException {
        try (Repository repository = tree.repository();
                Git git = new Git(repository)) {
            Status status = git.status().call();
            StringBuilder out = new StringBuilder(
                    "branch " + tree.branch() + " at " + abbreviated(repository.resolve(Constants.HEAD)) + ", begun at "
                            + abbreviated(tree.base()) + "\n");
            TreeSet<String> changed = new TreeSet<>(status.getModified());
            changed.addAll(status.getChanged());
            TreeSet<String> removed = new TreeSet<>(status.getMissing());
            removed.addAll(status.getRemoved());
            TreeSet<String> added = new TreeSet<>(status.getUntracked());
            added.addAll(status.getAdded());
            lines(out, "changed", changed);
            lines(out, "added", added);
            lines(out, "removed", removed);
            lines(out, "conflicting", status.getConflicting());
            return status.isClean() ? out.append("nothing to commit\n").toString() : out.toString();
        }
    }

    private static void lines(StringBuilder out, String what, Collection<String> paths) {
        paths.forEach(path -> out.append(what).append(' ').append(path).append('\n'));
    }

    private static String abbreviated(@Nullable ObjectId id) {
        return id == null ? "none" : id.name().substring(0, ID);
    }

    /** Compares a commit with the files as they are now. */
    static String diff(Worktree tree, boolean sinceBase, String path) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Repository repository = tree.repository();
                ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader);
                DiffFormatter formatter = new DiffFormatter(out)) {
            ObjectId from = sinceBase ? tree.base() : repository.resolve(Constants.HEAD);
            formatter.setRepository(repository);
            formatter.setBinaryFileThreshold(MOST_BYTES);
            TreeFilter notIgnored = new NotIgnoredFilter(1);
            formatter.setPathFilter(
                    path.isEmpty() ? notIgnored : AndTreeFilter.create(PathFilter.create(path), notIgnored));
            formatter.format(formatter.scan(
                    new CanonicalTreeParser(null, reader, walk.parseCommit(from).getTree()),
                    new FileTreeIterator(repository)));
            formatter.flush();
        }
        return out.size() == 0 ? NO_DIFFERENCE : out.toString(StandardCharsets.UTF_8);
    }

    static String log(Worktree tree, int most, String path) throws IOException, GitAPIException {
        try (Repository repository = tree.repository();
                Git git = new Git(repository)) {
            LogCommand log = git.log().setMaxCount(most);
            if (!path.isEmpty()) {
                log.addPath(path);
            }
            List<String> lines = new ArrayList<>();
            for (RevCommit commit : log.call()) {
                lines.add(abbreviated(commit) + " " + who(commit.getAuthorIdent()) + " " + commit.getShortMessage());
            }
            return lines.isEmpty() ? "no commit\n" : String.join("\n", lines) + "\n";
        }
    }

    private static String who(PersonIdent person) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(person.getWhenAsInstant().atOffset(ZoneOffset.UTC)) + " "
                + person.getName();
    }

    static String blame(Worktree tree, String path, int from, int count) throws IOException, GitAPIException {
        try (Repository repository = tree.repository();
                Git git = new Git(repository)) {
            BlameResult blame = git.blame().setFilePath(path).call();
            if (blame == null) {
                throw new IOException("'" + path + "' is not in the last commit");
            }
            blame.computeAll();
            StringBuilder out = new StringBuilder();
            int first = Math.max(0, from - 1);
            int last = (int) Math.min(
                    blame.getResultContents().size(), (long) first + Math.min(MOST_BLAMED, Math.max(1, count)));
            for (int line = first; line < last; line++) {
                RevCommit commit = blame.getSourceCommit(line);
                out.append(commit == null ? "not committed" : abbreviated(commit) + " " + who(commit.getAuthorIdent()));
                out.append(' ').append(line + 1).append(": ");
                out.append(blame.getResultContents().getString(line)).append('\n');
            }
            return out.toString();
        }
    }
}
