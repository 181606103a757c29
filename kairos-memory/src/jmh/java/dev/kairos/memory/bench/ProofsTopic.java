package dev.kairos.memory.bench;

import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.FileMemoryStore;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.testkit.internal.memory.ScopeLeakCampaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts what leaks between scopes and what a crash loses; fails unless both are nothing. */
public final class ProofsTopic implements Topic {
    private static final String USAGE =
            "memory-proofs: [--queries 1000000] [--file-queries 20000] [--states 100000] [--seed 1]";
    private static final int SCOPES = 24;
    /** More than recall keeps open at once. */
    private static final int FILE_SCOPES = 72;

    private static final int REOPEN_EVERY = 2_000;

    @Override
    public String name() {
        return "memory-proofs";
    }

    @Override
    public String about() {
        return "what leaks between scopes, and what stores lose in crashes: nothing";
    }

    @Override
    public void run(String[] args) throws IOException {
        long queries = option(args, "--queries", 1_000_000);
        long fileQueries = option(args, "--file-queries", 20_000);
        long seed = option(args, "--seed", 1);
        long leaks = 0;
        if (queries > 0) {
            ScopeLeakCampaign memory = new ScopeLeakCampaign(InMemoryStore::create, SCOPES, 0, seed).run(queries);
            leaks += print("memory", memory);
        }
        if (fileQueries > 0) {
            leaks += inFiles(fileQueries, seed);
        }
        System.out.println("scope_leaks=" + leaks);
        long lost = StoreCrashes.print(option(args, "--states", 100_000), seed);
        if (leaks + lost > 0) {
            throw new IOException(leaks + " leaks and " + lost + " losses");
        }
    }

    private static long inFiles(long queries, long seed) throws IOException {
        Path folder = Files.createTempDirectory("kairos-scopes");
        try {
            ScopeLeakCampaign files = new ScopeLeakCampaign(
                            () -> FileMemoryStore.open(folder), FILE_SCOPES, REOPEN_EVERY, seed)
                    .run(queries);
            return print("files", files);
        } finally {
            delete(folder);
        }
    }

    private static long print(String where, ScopeLeakCampaign campaign) {
        campaign.leaks().stream().limit(20).forEach(System.err::println);
        System.out.println("scope_leaks." + where + ".queries=" + campaign.queries());
        System.out.println("scope_leaks." + where + ".would_match_foreign_pct="
                + String.format(Locale.ROOT, "%.1f", 100.0 * campaign.foreign() / campaign.queries()));
        System.out.println("scope_leaks." + where + ".denied=" + campaign.denied());
        System.out.println("scope_leaks." + where + "=" + campaign.leaks().size());
        if (campaign.foreign() * 10 < campaign.queries() * 3) {
            throw new IllegalStateException("fewer than 3 of 10 queries would match foreign text");
        }
        return campaign.leaks().size();
    }

    private static long option(String[] args, String name, long otherwise) {
        int at = List.of(args).indexOf(name);
        if (args.length % 2 == 1 || (at >= 0 && at == args.length - 1)) {
            throw new IllegalArgumentException(USAGE);
        }
        return at < 0 ? otherwise : Long.parseLong(args[at + 1]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
