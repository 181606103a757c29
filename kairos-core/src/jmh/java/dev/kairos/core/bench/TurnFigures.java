package dev.kairos.core.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long a turn takes, beside LangChain4j, and whether the past makes it longer. */
final class TurnFigures {

    private TurnFigures() {}

    static void print() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Turns.class.getName().replace(".", "\\."))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult fresh = find(results, "ours", "0");
        RunResult old = find(results, "ours", "10000");
        RunResult theirs = find(results, "langchain4j", null);
        Figures.print("turn_us", micros(fresh));
        Figures.print("turn_us_spread", spread(fresh));
        Figures.print("turn_bytes", bytes(fresh));
        Figures.print("langchain4j_turn_us", micros(theirs));
        Figures.print("langchain4j_turn_bytes", bytes(theirs));
        Figures.print("turn_vs_langchain4j", micros(fresh) / micros(theirs));
        Figures.print("turn_growth", micros(old) / micros(fresh));
    }

    private static RunResult find(Collection<RunResult> results, String benchmark, String past) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(result -> past == null || past.equals(result.getParams().getParam("past")))
                .findFirst()
                .orElseThrow();
    }

    /** The median over forks of the least iteration of each fork: what the machine's other work disturbs least. */
    private static double micros(RunResult result) {
        return Figures.median(leastPerFork(result));
    }

    private static String spread(RunResult result) {
        List<Double> least = leastPerFork(result);
        return Figures.text(least.stream().min(Double::compare).orElseThrow()) + "-"
                + Figures.text(least.stream().max(Double::compare).orElseThrow());
    }

    private static List<Double> leastPerFork(RunResult result) {
        List<Double> least = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            least.add(fork.getIterationResults().stream()
                    .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                    .min()
                    .orElseThrow());
        }
        return least;
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
