package dev.kairos.examples.keeper;

import dev.kairos.examples.keeper.Processes.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A small repository of a shop's till, made for the guided day: one Java program that tests itself. */
final class SampleRepository {
    private static final String TILL = """
            /** Adds up what a customer pays. Run it to test it: java Till.java */
            public class Till {
                static long total(long... cents) {
                    long sum = 0;
                    for (long price : cents) {
                        sum += price;
                    }
                    return sum;
                }

                public static void main(String[] args) {
                    check("nothing bought", 0, total());
                    check("three things", 1_247, total(499, 250, 498));
                    System.out.println("all tests passed");
                }

                private static void check(String what, long expected, long actual) {
                    if (expected != actual) {
                        System.out.println("FAILED " + what + ": expected " + expected + " but was " + actual);
                        System.exit(1);
                    }
                }
            }
            """;
    private static final String SUM = "sum += price;";
    private static final String ROUNDED = "sum += Math.round(price / 100.0) * 100;";
    private static final String MAIN = "    public static void main";
    private static final int FOUR = 4;
    private static final String LAST_TEST = "    System.out.println(\"all tests";

    private final Path folder;
    private final Git git;

    private SampleRepository(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    /** Somebody who commits. */
    enum Author {
        ADA("Ada Lindqvist"),
        BEN("Ben Okafor");

        private final String name;

        Author(String name) {
            this.name = name;
        }

        String shown() {
            return name;
        }

        private String mail() {
            return name().toLowerCase(Locale.ROOT) + "@till.example";
        }
    }

    /** Makes the repository with its first commit. */
    static SampleRepository create(Path folder, Instant time) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Finished made = Processes.run(folder, List.of("git", "init", "--quiet", "--initial-branch=main"), Map.of());
        if (!made.succeeded()) {
            throw new IOException("git init failed: " + made.output());
        }
        Files.writeString(folder.resolve("Till.java"), TILL);
        commit(folder, Author.ADA, time, "Add the till");
        return new SampleRepository(folder, Git.at(folder));
    }

    Git git() {
        return git;
    }

    /** What tests it: the running JDK compiles and runs the program from source. */
    static CommandLine test() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new CommandLine(
                List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "Till.java"));
    }

    void discount(Instant time) throws IOException, InterruptedException {
        edit(LAST_TEST, "    check(\"a discount\", 900, discounted(1_000, 10));\n        " + LAST_TEST.strip());
        method("""
                static long discounted(long cents, int percent) {
                    return cents - cents * percent / 100;
                }
                """);
        commit(folder, Author.ADA, time, "Give regular customers a discount");
    }

    void readme(Instant time) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("README.md"), "# Till\n\nAdds up what a customer pays.\n");
        commit(folder, Author.ADA, time, "Say what the till is for");
    }

    void bug(Instant time) throws IOException, InterruptedException {
        edit(SUM, ROUNDED);
        commit(folder, Author.BEN, time, "Round every price to whole euros");
    }

    void changes(Instant time) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("CHANGES.md"), "- Prices are rounded.\n- There is a discount.\n");
        commit(folder, Author.ADA, time, "List what has changed");
    }

    void usage(Instant time) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("README.md"), "# Till\n\nAdds up what a customer pays.\n\n    java Till.java\n");
        commit(folder, Author.ADA, time, "Explain how to run the till");
    }

    void fix(Instant time) throws IOException, InterruptedException {
        edit(ROUNDED, SUM);
        commit(folder, Author.BEN, time, "Add up cents again, round when paid in cash");
    }

    void receipt(Instant time) throws IOException, InterruptedException {
        method("""
                static String receipt(long... cents) {
                    return cents.length + " items, " + total(cents) + " cents";
                }
                """);
        commit(folder, Author.BEN, time, "Print a receipt");
    }

    private void method(String code) throws IOException {
        edit(MAIN, code.indent(FOUR) + "\n" + MAIN);
    }

    private void edit(String what, String with) throws IOException {
        Path file = folder.resolve("Till.java");
        String before = Files.readString(file);
        int at = before.indexOf(what);
        if (at < 0) {
            throw new IllegalStateException("Till.java does not hold: " + what);
        }
        Files.writeString(file, before.substring(0, at) + with + before.substring(at + what.length()));
    }

    private static void commit(Path folder, Author author, Instant time, String subject)
            throws IOException, InterruptedException {
        Map<String, String> who = Map.of(
                "GIT_AUTHOR_NAME", author.name,
                "GIT_AUTHOR_EMAIL", author.mail(),
                "GIT_AUTHOR_DATE", time.toString(),
                "GIT_COMMITTER_NAME", author.name,
                "GIT_COMMITTER_EMAIL", author.mail(),
                "GIT_COMMITTER_DATE", time.toString());
        String[] add = {"git", "add", "--all"};
        String[] commit = {
            "git", "-c", "commit.gpgSign=false", "-c", "core.hooksPath=", "commit", "--quiet", "-m", subject
        };
        for (String[] command : List.of(add, commit)) {
            Finished finished = Processes.run(folder, List.of(command), who);
            if (!finished.succeeded()) {
                throw new IOException(String.join(" ", command) + " failed: " + finished.output());
            }
        }
    }
}
