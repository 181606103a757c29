package dev.kairos.core.internal.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHistoryTest {

    private static final int COMMITS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void a_random_history_reads_as_git_reads_it_loose_and_packed(String format) throws Exception {
        GitRepository repository = GitRepository.at(folder, "--object-format=" + format);
        Random random = new Random(7);
        repository.run(history(random), "fast-import", "--quiet");
        List<String> ids =
                repository.git("rev-list", "--all", "--reverse").lines().toList();
        assertThat(ids).hasSize(COMMITS);

        compare(repository, ids, random);
        unpack(repository);
        compare(repository, ids, random);
        repository.git("repack", "-adfq", "--depth=100", "--window=100");
        assertThat(deltas(repository)).isPositive();
        compare(repository, ids, random);
        repository.git("gc", "-q", "--aggressive", "--prune=now");
        compare(repository, ids, random);
    }

    @Test
    void a_pack_without_offsets_to_bases_reads_too() throws Exception {
        GitRepository repository = GitRepository.at(folder);
        Random random = new Random(11);
        repository.run(history(random), "fast-import", "--quiet");
        repository.git("config", "repack.useDeltaBaseOffset", "false");
        repository.git("repack", "-adfq", "--depth=100", "--window=100");
        List<String> ids = repository.git("rev-list", "--all").lines().toList();

        assertThat(deltas(repository)).isPositive();
        compare(repository, ids, random);
    }

    /** What the tests above rely on: that Git does store commits as differences. */
    private static long deltas(GitRepository repository) {
        String index =
                only(repository.root().resolve(".git/objects/pack"), ".idx").toString();
        return repository
                .git("verify-pack", "-v", index)
                .lines()
                .filter(line -> line.matches("[0-9a-f]+ commit +\\d+ \\d+ \\d+ \\d+ [0-9a-f]+"))
                .count();
    }

    private static Path only(Path packs, String end) {
        try (Stream<Path> files = Files.list(packs)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(GitRepository repository) throws Exception {
        Path packs = repository.root().resolve(".git/objects/pack");
        Path aside = repository.root().resolve("aside");
        Files.move(packs, aside);
        Files.createDirectory(packs);
        Process process = new ProcessBuilder("git", "unpack-objects", "-q")
                .directory(repository.root().toFile())
                .redirectInput(only(aside, ".pack").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static void compare(GitRepository repository, List<String> ids, Random random) throws Exception {
        GitFolder git = GitFolder.of(repository.root());
        try (GitObjects objects = new GitObjects(git)) {
            for (int i = 0; i < 25; i++) {
                String head = ids.get(random.nextInt(ids.size()));
                String seen = ids.get(random.nextInt(ids.size()));
                GitLog log = GitLog.between(objects, head, seen);
                List<String> expected =
                        repository.git("rev-list", head, "^" + seen).lines().toList();

                assertThat(log.commits().stream().map(GitCommit::id)).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(log.complete()).isTrue();
                assertThat(log.continues())
                        .isEqualTo(repository.git("rev-list", seen, "^" + head).isEmpty());
                GitCommit commit = objects.commit(head);
                assertThat(commit).isNotNull();
                assertThat(commit.subject() + "|" + commit.author() + "|" + commit.seconds())
                        .isEqualTo(repository.git("log", "-1", "--format=%s|%an|%ct", head));
            }
        }
    }

    /** Commits with one to three random parents, some with long messages that are alike, so that packing finds differences. */
    private static String history(Random random) {
        StringBuilder stream = new StringBuilder();
        String message = "word ".repeat(300);
        for (int i = 1; i <= COMMITS; i++) {
            String text = "Change " + i + "\n\n" + message + i;
            stream.append("commit refs/heads/b").append(i % 7).append('\n');
            stream.append("mark :").append(i).append('\n');
            long time = 1_700_000_000L + 300L * (i / 4 + random.nextInt(3));
            stream.append("author Grace Höpper <grace@example.org> ")
                    .append(time)
                    .append(" +0100\n");
            stream.append("committer Ada Lovelace <ada@example.org> ")
                    .append(time)
                    .append(" +0000\n");
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            stream.append("data ").append(bytes).append('\n').append(text).append('\n');
            List<Integer> parents = parents(random, i);
            for (int p = 0; p < parents.size(); p++) {
                stream.append(p == 0 ? "from :" : "merge :")
                        .append(parents.get(p))
                        .append('\n');
            }
            stream.append("M 100644 inline f")
                    .append(i % 5)
                    .append("\ndata 2\n")
                    .append(i % 10)
                    .append("\n\n");
        }
        for (int i = 1; i <= COMMITS; i++) {
            stream.append("reset refs/keep/")
                    .append(i)
                    .append("\nfrom :")
                    .append(i)
                    .append("\n\n");
        }
        return stream.append("done\n").toString();
    }

    private static List<Integer> parents(Random random, int commit) {
        List<Integer> parents = new ArrayList<>();
        for (int p = random.nextInt(3); p >= 0 && commit > 1; p--) {
            int parent = Math.max(1, commit - 1 - random.nextInt(8));
            if (parent < commit && !parents.contains(parent)) {
                parents.add(parent);
            }
        }
        return parents;
    }
}
