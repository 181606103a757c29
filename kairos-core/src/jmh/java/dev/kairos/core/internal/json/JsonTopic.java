package dev.kairos.core.internal.json;

import dev.kairos.core.internal.schema.Arguments;
import dev.kairos.examples.bench.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** Times JSON of the size of a journal entry, beside Jackson's databind, and a tool call's arguments. */
public final class JsonTopic implements Topic {

    private static final int RUNS = 5;
    private static final int TIMES = 50_000;
    private static final double NANOS_PER_MICRO = 1e3;

    /** What a tool is given. */
    public record Order(String id, List<Line> lines, boolean express) {}

    /** A part of an order. */
    public record Line(String article, int count, Optional<String> note) {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String about() {
        return "reading and writing an entry of 1 KB, beside databind; checking a tool's arguments";
    }

    @Override
    public void run(String[] args) throws Exception {
        String entry = entry();
        Map<String, ?> tree = Json.object(entry);
        JsonMapper databind = JsonMapper.builder().build();
        Arguments<Order> arguments = Arguments.of(Order.class);
        String call = "{\"id\":\"A-1001\",\"lines\":[{\"article\":\"tea\",\"count\":2},"
                + "{\"article\":\"cup\",\"count\":4,\"note\":\"blue\"}],\"express\":true}";
        double read = micros("json_read_us", () -> Json.object(entry));
        double peer = micros("databind_read_us", () -> databind.readValue(entry, Map.class));
        double write = micros("json_write_us", () -> Json.write(tree));
        micros("arguments_us", () -> arguments.read(call));
        System.out.printf("json_read_mb_s=%.0f%n", entry.length() / read);
        System.out.printf("json_write_mb_s=%.0f%n", entry.length() / write);
        System.out.printf("json_read_vs_databind=%.2f%n", peer / read);
    }

    /** Prints the median of five runs, and their spread. */
    private static double micros(String key, Callable<?> work) throws Exception {
        double[] micros = new double[RUNS];
        for (int run = -RUNS; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                if (work.call() == null) {
                    throw new IllegalStateException(key + " gave nothing");
                }
            }
            micros[Math.max(run, 0)] = (System.nanoTime() - start) / NANOS_PER_MICRO / TIMES;
        }
        Arrays.sort(micros);
        double median = micros[RUNS / 2];
        System.out.printf("%s=%.2f%n", key, median);
        System.out.printf("%s_spread=%.2f..%.2f%n", key, micros[0], micros[RUNS - 1]);
        return median;
    }

    private static String entry() {
        return "{\"kind\":\"tool.returned\",\"beat\":\"b-123\",\"id\":\"call_1\",\"status\":\"OK\",\"text\":\""
                + "The test FooTest failed at line 31: expected 4 but was 5.\\n".repeat(14)
                + "\",\"usage\":{\"input\":1234,\"output\":55,\"cacheRead\":100},\"at\":\"2026-01-31T12:00:00Z\","
                + "\"list\":[1,2,3,4.5,null,true]}";
    }
}
