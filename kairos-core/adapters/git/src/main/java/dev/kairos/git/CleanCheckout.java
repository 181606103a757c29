package dev.kairos.git;

import dev.kairos.core.command.CommandResult;
import dev.kairos.core.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Runs a command in a folder that holds nothing but what commits hold, and is deleted afterwards.
 *
 * @param command what is run
 * @param commands makes what runs it in a folder
 */
record CleanCheckout(List<String> command, Function<Path, Commands> commands) {

    /** Fills the empty folder. */
    @FunctionalInterface
    interface Content {
        void write(Export export) throws IOException;
    }

    CommandResult run(Repository repository, Content content) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kairos-checkout");
        try {
            content.write(new Export(repository, folder));
            return commands.apply(folder).run("", command.toArray(String[]::new));
        } finally {
            delete(folder);
        }
    }

    /** Runs it in a checkout of one commit. */
    CommandResult run(Repository repository, ObjectId commit) throws IOException, InterruptedException {
        return run(repository, export -> export.write(commit, path -> true));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
