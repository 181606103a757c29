package dev.kairos.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * What came of fixing a commit. It is kept among Git's own files, where no agent writes, so that a commit is worked on once, whatever
 * is repeated, and what is pushed is what was verified.
 *
 * @param end how it ended
 * @param watched the branch whose tests failed
 * @param base the commit at which they failed
 * @param commit the commit that mends it; empty unless it is fixed
 * @param text the report for people
 */
record FixRecord(FixReport.End end, String watched, String base, String commit, String text) {

    private static final int LINES = 5;

    /** What is known of a task, or {@code null} if nothing is. */
    static @Nullable FixRecord read(Path clone, String task) throws IOException {
        try {
            String[] line = Files.readString(file(clone, task)).split("\n", LINES);
            return line.length < LINES
                    ? null
                    : new FixRecord(FixReport.End.valueOf(line[0]), line[1], line[2], line[3], line[4]);
        } catch (NoSuchFileException none) {
            return null;
        } catch (IllegalArgumentException e) {
            throw new IOException("what is known of '" + task + "' cannot be read: delete " + file(clone, task), e);
        }
    }

    void write(Path clone, String task) throws IOException {
        Path file = file(clone, task);
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), task, ".new");
        Files.writeString(fresh, String.join("\n", end.name(), watched, base, commit, text));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path clone, String task) throws IOException {
        try (Repository repository = Worktree.main(clone)) {
            Path common = repository.getCommonDirectory().toPath().toRealPath();
            return common.resolve("kairos").resolve("fixes").resolve(task);
        }
    }

    /** In Markdown; what tests and commits say stands in a block that it cannot end. */
    String markdown() {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return "The tests failed at " + base + ", and pass in a clean checkout of " + commit
                + ", those of the base revision too.\n\n" + fence + "text\n" + text.strip() + "\n" + fence;
    }
}
