package dev.kairos.examples.keeper;

import dev.kairos.examples.keeper.Processes.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the git executable about one repository. Safe for use by many threads. */
final class Git {
    private static final String FIELD = "\u001f";
    private static final String FORMAT = "--format=%H" + "%x1f" + "%an" + "%x1f" + "%aI" + "%x1f" + "%s";

    private final Path repository;

    private Git(Path repository) {
        this.repository = repository;
    }

    /**
     * Finds the repository of a folder.
     *
     * @throws UsageException if there is none
     */
    static Git at(Path folder) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("'" + folder + "' is no folder: name a repository's working tree with --repo");
        }
        try {
            Git git = new Git(folder);
            Finished root = git.run(List.of("rev-parse", "--show-toplevel"));
            if (!root.succeeded()) {
                throw new UsageException("'" + folder + "' is no Git working tree: name one with --repo (git says: "
                        + root.output().lines().findFirst().orElse("nothing") + ")");
            } else if (!git.run(List.of("rev-parse", "--verify", "HEAD")).succeeded()) {
                throw new UsageException("'" + folder + "' has no commit yet: make one, then start Keeper");
            }
            return new Git(Path.of(root.output().strip()));
        } catch (IOException e) {
            throw new UsageException(
                    "git cannot be started: install it and put it on the PATH (" + e.getMessage() + ")");
        }
    }

    Path repository() {
        return repository;
    }

    /** The folder in which Git keeps what belongs to this working tree. */
    Path directory() throws IOException, InterruptedException {
        return Path.of(read("rev-parse", "--absolute-git-dir").strip());
    }

    String head() throws IOException, InterruptedException {
        return read("rev-parse", "HEAD").strip();
    }

    String branch() throws IOException, InterruptedException {
        return read("rev-parse", "--abbrev-ref", "HEAD").strip();
    }

    Commit commit(String revision) throws IOException, InterruptedException {
        return commits("-1", revision).get(0);
    }

    /** The commits that one revision has and another has not, oldest first, at most so many of the latest. */
    List<Commit> since(String known, String revision, int most) throws IOException, InterruptedException {
        return commits("--topo-order", "--reverse", "-" + most, known + ".." + revision);
    }

    /** Reads commits as {@code git log} selects them. */
    List<Commit> commits(String... selection) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("log", FORMAT));
        command.addAll(List.of(selection));
        command.add("--");
        List<Commit> commits = new ArrayList<>();
        for (String line : read(command.toArray(String[]::new)).lines().toList()) {
            String[] parts = line.split(FIELD, 4);
            commits.add(new Commit(
                    parts[0], parts[1], OffsetDateTime.parse(parts[2]).toInstant(), parts[3]));
        }
        return commits;
    }

    boolean knows(String hash) throws IOException, InterruptedException {
        return run(List.of("cat-file", "-e", hash + "^{commit}")).succeeded();
    }

    /** What git prints, if it succeeds. */
    String read(String... arguments) throws IOException, InterruptedException {
        Finished finished = run(List.of(arguments));
        if (!finished.succeeded()) {
            throw new IOException("git " + String.join(" ", arguments) + " failed in '" + repository + "': "
                    + finished.output().strip());
        }
        return finished.output();
    }

    Finished run(List<String> arguments) throws IOException, InterruptedException {
        return run(arguments, Map.of());
    }

    Finished run(List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.quotePath=false"));
        command.addAll(arguments);
        // Looking must not take the locks that a person's git waits for.
        Map<String, String> all = new HashMap<>(Map.of("GIT_OPTIONAL_LOCKS", "0", "LC_ALL", "C.UTF-8"));
        all.putAll(environment);
        return Processes.run(repository, command, all);
    }
}
