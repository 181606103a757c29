package dev.kairos.core.internal.host;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.fact.ToolFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a tool call brought into a fact, with its size bounded: the head and the tail of long output are kept. */
final class ToolOutput {

    /** The most characters of one result. */
    static final int MOST = 30_000;

    private static final int TAIL = 10_000;
    private static final int MOST_EVIDENCE = 500;

    private ToolOutput() {}

    /** The result of a call, whatever came of it. */
    static ToolResult result(Deadline.Ended<ToolResult> ended, Duration timeout) {
        ToolResult value = ended.value();
        if (value != null) {
            return value;
        } else if (ended.late()) {
            return new ToolResult(
                    ToolResult.Status.TIMED_OUT,
                    "the tool did not return within " + timeout
                            + " and was given up; whether it took effect is not known",
                    Origin.AGENT);
        }
        return new ToolResult(
                ToolResult.Status.THREW, "the tool failed: " + describe(ended.failure()), Origin.UNTRUSTED);
    }

    /** The fact of a result. */
    static ToolFact.Returned fact(String beat, String call, ToolResult result, Map<String, String> inputs) {
        String text = result.text();
        int cut = Math.max(0, text.length() - MOST);
        List<Evidence> evidence = result.evidence();
        return new ToolFact.Returned(
                beat,
                call,
                result.status(),
                cut == 0 ? text : shortened(text, cut),
                cut,
                inputs,
                evidence.size() <= MOST_EVIDENCE ? evidence : evidence.subList(0, MOST_EVIDENCE));
    }

    private static String shortened(String text, int cut) {
        return text.substring(0, MOST - TAIL)
                + "\n[cut: " + cut + " characters]\n"
                + text.substring(text.length() - TAIL);
    }

    private static String describe(@Nullable Throwable failure) {
        if (failure == null) {
            return "it returned nothing";
        }
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
