package dev.kairos.memory.bench;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How far the built-in estimate of tokens is from what vocabularies count. */
public final class TokensTopic implements Topic {
    private static final String USAGE = "tokens: [--data FILE...]";
    private static final int CHUNK = 2_000;
    private static final int MOST_JSON = 600_000;
    private static final double MEGA = 1e6;

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public String about() {
        return "error of the token estimator on English, code, JSON and CJK; it errs upwards";
    }

    @Override
    public void run(String[] args) throws IOException {
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        Map<String, List<String>> sets = sets(args);
        for (EncodingType type : List.of(EncodingType.CL100K_BASE, EncodingType.O200K_BASE)) {
            Encoding encoding = registry.getEncoding(type);
            sets.forEach((set, texts) -> print("tokens." + set + "." + type.getName(), texts, encoding));
        }
        speed(sets.get("code"));
    }

    private static Map<String, List<String>> sets(String[] args) throws IOException {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        List<String> code = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root())) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".java"))::iterator) {
                code.addAll(chunks(Files.readString(file)));
            }
        }
        sets.put("code", code);
        sets.put("chinese", Samples.CHINESE);
        sets.put("japanese", Samples.JAPANESE);
        sets.put("korean", Samples.KOREAN);
        if (args.length > 0 && !args[0].equals("--data")) {
            throw new IllegalArgumentException(USAGE);
        }
        for (String file : Arrays.asList(args).subList(Math.min(1, args.length), args.length)) {
            Conversations data = Conversations.read(Path.of(file));
            List<String> turns = new ArrayList<>();
            for (Conversation conversation : data.conversations()) {
                conversation.turns().stream().map(Turn::text).forEach(turns::add);
            }
            sets.put("english." + data.name(), turns);
            String json = Files.readString(Path.of(file));
            sets.put("json." + data.name(), chunks(json.substring(0, Math.min(json.length(), MOST_JSON))));
        }
        return sets;
    }

    private static void print(String name, List<String> texts, Encoding encoding) {
        double estimated = 0;
        double real = 0;
        int under = 0;
        double[] errors = new double[texts.size()];
        for (int i = 0; i < errors.length; i++) {
            int estimate = TokenEstimator.standard().tokens(texts.get(i));
            int count = Math.max(1, encoding.countTokensOrdinary(texts.get(i)));
            errors[i] = 100.0 * (estimate - count) / count;
            estimated += estimate;
            real += count;
            under += estimate < count ? 1 : 0;
        }
        Arrays.sort(errors);
        line(name + ".texts", errors.length);
        line(name + ".error_total_pct", 100 * (estimated / real - 1));
        line(name + ".error_median_pct", errors[errors.length / 2]);
        line(name + ".error_p5_pct", errors[errors.length / 20]);
        line(name + ".error_p95_pct", errors[errors.length * 19 / 20]);
        line(name + ".too_low_pct", 100.0 * under / errors.length);
    }

    private static void speed(List<String> texts) {
        long best = Long.MAX_VALUE;
        long tokens = 0;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (String text : texts) {
                tokens += TokenEstimator.standard().tokens(text);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        long characters = texts.stream().mapToLong(String::length).sum();
        line("tokens.mb_per_s", tokens == 0 ? 0 : characters / MEGA / (best / 1e9));
    }

    private static void line(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.1f", value));
    }

    private static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        for (int at = 0; at < text.length(); at += CHUNK) {
            chunks.add(text.substring(at, Math.min(text.length(), at + CHUNK)));
        }
        return chunks;
    }

    /** The sources of the repository, from wherever in it the benchmark runs. */
    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("kairos-core/src/main/java"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("run the topic inside the repository: it measures its sources");
        }
        return at.resolve("kairos-core/src/main/java");
    }
}
