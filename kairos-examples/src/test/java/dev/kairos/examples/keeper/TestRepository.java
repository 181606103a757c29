package dev.kairos.examples.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository whose tests pass while a file says so. They are run by git itself, so they take no time. */
record TestRepository(Path folder) {
    static final String TEST = "git grep --quiet 'all good' -- state.txt";

    private static final Map<String, String> WHO = Map.of(
            "GIT_AUTHOR_NAME", "Cleo",
            "GIT_AUTHOR_EMAIL", "cleo@test.example",
            "GIT_COMMITTER_NAME", "Cleo",
            "GIT_COMMITTER_EMAIL", "cleo@test.example");

    static TestRepository create(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        TestRepository repository = new TestRepository(folder);
        repository.git("init", "--quiet", "--initial-branch=main");
        repository.commit("all good", "Begin");
        return repository;
    }

    /** Commits a state and returns the commit's hash. */
    String commit(String state, String subject) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("state.txt"), state + "\n" + subject + "\n");
        git("add", "--all");
        git("commit", "--quiet", "-m", subject);
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Processes.Finished finished = Processes.run(folder, command, WHO);
        if (!finished.succeeded()) {
            throw new IOException(command + ": " + finished.output());
        }
        return finished.output();
    }

    Git open() throws InterruptedException {
        return Git.at(folder);
    }

    TestRuns tests() throws InterruptedException {
        return new TestRuns(open(), CommandLine.of(TEST));
    }
}
