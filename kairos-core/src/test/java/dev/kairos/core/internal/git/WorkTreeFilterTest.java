package dev.kairos.core.internal.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.internal.time.SystemClock;
import dev.kairos.core.internal.tree.FileTree;
import dev.kairos.core.internal.tree.Paths;
import dev.kairos.core.internal.tree.TreeLimits;
import dev.kairos.testkit.internal.work.GitRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTreeFilterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "*.log                  | a.log d/b.log c.txt",
                "build/                 | build/x d/build/y e/build",
                "/build                 | build/x d/build/y",
                "d/*.txt                | d/a.txt d/e/b.txt a.txt",
                "d/**/b.txt             | d/b.txt d/e/b.txt d/e/f/b.txt b.txt",
                "**/tmp                 | tmp/a d/tmp/b d/tmpx",
                "d/**                   | d/a d/e/f dd",
                "*;!keep.txt            | keep.txt other.txt d/keep.txt",
                "*;!*/;!keep.txt        | keep.txt other.txt d/keep.txt",
                "[ab].txt;[!x]y         | a.txt b.txt c.txt xy zy",
                "a?c                    | abc a/c ac",
                "\\#x;\\!y              | #x !y x",
                "d/;!d/keep             | d/keep d/x",
                "x\\ ;z                 | x z",
                "a[]b]c                 | a]c abc acc",
                "**                     | a d/b",
                "a**b                   | axxb a/b ab",
                "foo/*;!foo/bar         | foo/bar foo/baz foo/bar2/x",
            })
    void a_rule_means_what_it_means_to_git(String rules, String paths) throws Exception {
        GitRepository repository = GitRepository.at(folder);
        repository.write(".gitignore", rules.strip().replace(';', '\n') + "\n");
        for (String path : List.of(paths.strip().split(" "))) {
            repository.write(path, "x");
        }

        compare(repository);
    }

    @Test
    void random_rules_mean_what_they_mean_to_git() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            GitRepository repository = GitRepository.at(folder.resolve("r" + i));
            for (int f = 0; f < 12; f++) {
                repository.write(path(random, f), "x");
            }
            for (String ignore : List.of(".gitignore", "a/.gitignore", "a/b/.gitignore", ".git/info/exclude")) {
                repository.write(ignore, rules(random));
            }
            if (random.nextBoolean()) {
                repository.git("add", "-f", "a");
            }

            compare(repository);
        }
    }

    @Test
    void a_tracked_file_counts_though_it_is_ignored() throws Exception {
        GitRepository repository = GitRepository.at(folder);
        repository
                .write("out/kept/a.txt", "x")
                .write("out/b.txt", "x")
                .write("c.log", "x")
                .write("d.log", "x");
        repository.git("add", "out/kept/a.txt", "c.log");
        repository.write(".gitignore", "out\n*.log\n");

        assertThat(compare(repository)).containsExactly(".gitignore", "c.log", "out/kept/a.txt");
        repository.git("update-index", "--index-version", "4");
        assertThat(compare(repository)).containsExactly(".gitignore", "c.log", "out/kept/a.txt");
        repository.git("add", "--intent-to-add", "-f", "d.log");
        repository.git("update-index", "--index-version", "3");
        assertThat(compare(repository)).containsExactly(".gitignore", "c.log", "d.log", "out/kept/a.txt");
    }

    /** The files that count, which have to be those that Git lists as tracked or new. */
    private static List<String> compare(GitRepository repository) throws Exception {
        GitFolder git = GitFolder.of(repository.root());
        FileTree tree = new FileTree(
                repository.root(), new WorkTreeFilter(git), new TreeLimits(1_000, 1 << 20), SystemClock.instance());
        List<String> seen = Paths.of(tree.read(null));
        List<String> listed = repository
                .git("-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard")
                .lines()
                .sorted()
                .toList();
        assertThat(seen).as(() -> "with " + rulesOf(repository)).isEqualTo(listed);
        return seen;
    }

    private static String rulesOf(GitRepository repository) {
        return repository.git("ls-files", "--others", "--cached").lines().collect(Collectors.joining(" "));
    }

    private static String path(Random random, int number) {
        StringBuilder path = new StringBuilder();
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            path.append("abc".charAt(random.nextInt(3))).append('/');
        }
        return path.append("xyz".charAt(random.nextInt(3))).append(number).toString();
    }

    private static String rules(Random random) {
        List<String> atoms = List.of("a", "b", "*", "x*", "**", "?1", "[xy]*", "z?", "*1", "c");
        StringBuilder rules = new StringBuilder();
        for (int lines = random.nextInt(4); lines > 0; lines--) {
            rules.append(random.nextInt(3) == 0 ? "!" : "").append(random.nextInt(3) == 0 ? "/" : "");
            for (int names = random.nextInt(3); names > 0; names--) {
                rules.append(atoms.get(random.nextInt(atoms.size()))).append('/');
            }
            rules.append(atoms.get(random.nextInt(atoms.size())))
                    .append(random.nextInt(4) == 0 ? "/" : "")
                    .append('\n');
        }
        return rules.toString();
    }
}
