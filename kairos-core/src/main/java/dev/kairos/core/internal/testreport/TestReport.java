package dev.kairos.core.internal.testreport;

import dev.kairos.core.internal.testreport.TestCase.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What test reports say together.
 *
 * @param cases all tests
 * @param problems reports that could not be read, and why
 */
public record TestReport(List<TestCase> cases, List<String> problems) {

    /** No report. */
    public static final TestReport NONE = new TestReport(List.of(), List.of());

    /** Copies the lists. */
    public TestReport {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }

    /** This report and another one. */
    public TestReport and(TestReport other) {
        List<TestCase> allCases = new ArrayList<>(cases);
        allCases.addAll(other.cases);
        List<String> allProblems = new ArrayList<>(problems);
        allProblems.addAll(other.problems);
        return new TestReport(allCases, allProblems);
    }

    /** How many tests ended in a way. */
    public int count(Result result) {
        return (int) cases.stream().filter(test -> test.result() == result).count();
    }

    /** The tests that did not pass and were not skipped. */
    public List<TestCase> failures() {
        return cases.stream()
                .filter(test -> test.result() == Result.FAILED || test.result() == Result.ERROR)
                .toList();
    }

    /** What tells the tests from others that ended in certain ways. */
    public List<String> ids(Predicate<Result> wanted) {
        return cases.stream()
                .filter(test -> wanted.test(test.result()))
                .map(TestCase::id)
                .toList();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return cases.isEmpty() && problems.isEmpty();
    }

    /**
     * Puts it into some lines.
     *
     * @param most how many failures are named
     */
    public String text(int most) {
        StringBuilder out = new StringBuilder("tests: " + cases.size() + " run, " + count(Result.FAILED) + " failed, "
                + count(Result.ERROR) + " broken, " + count(Result.SKIPPED) + " skipped");
        List<TestCase> failures = failures();
        for (TestCase test : failures.subList(0, Math.min(most, failures.size()))) {
            out.append("\n  ").append(test.result()).append(' ').append(test.id());
            if (!test.message().isEmpty()) {
                out.append(": ").append(test.message());
            }
        }
        if (failures.size() > most) {
            out.append("\n  and ").append(failures.size() - most).append(" more");
        }
        problems.forEach(problem -> out.append("\n  not read: ").append(problem));
        return out.toString();
    }
}
