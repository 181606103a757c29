package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people read of operations. */
public final class Reports {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_LINE = 300;

    private Reports() {}

    /** How many there are of each kind. */
    public static Map<MemoryOp.Kind, Integer> counts(List<MemoryOp> operations) {
        Map<MemoryOp.Kind, Integer> counts = new EnumMap<>(MemoryOp.Kind.class);
        operations.forEach(operation -> counts.merge(operation.kind(), 1, Integer::sum));
        return counts;
    }

    /** What changes, a line each. */
    public static List<String> diff(DreamContext context, List<MemoryOp> operations) {
        Map<String, String> texts = new HashMap<>();
        Generation before = context.generation();
        Set<String> named = Nearby.named(operations);
        for (Memory memory : before.memories()) {
            if (named.contains(memory.id())) {
                texts.put(memory.id(), memory.text());
            }
        }
        List<String> lines = new ArrayList<>();
        int cold = 0;
        for (MemoryOp operation : operations) {
            if (operation instanceof MemoryOp.Add add) {
                texts.put(add.id(), add.statement().text());
            }
            if (operation.kind() == MemoryOp.Kind.DEMOTE) {
                cold++;
            } else if (lines.size() < MOST_LINES) {
                lines.add(cut(line(operation, texts)));
            }
        }
        if (cold > 0) {
            lines.add("~ " + cold + " became cold");
        }
        return lines;
    }

    private static String line(MemoryOp operation, Map<String, String> texts) {
        return switch (operation.kind()) {
            case ADD -> "+ " + texts.get(((MemoryOp.Add) operation).id());
            case MERGE -> {
                MemoryOp.Merge merge = (MemoryOp.Merge) operation;
                yield "- " + merge.memories().size() + " said the same as: " + texts.get(merge.into());
            }
            case SUPERSEDE -> {
                MemoryOp.Supersede op = (MemoryOp.Supersede) operation;
                yield "~ " + texts.get(op.old()) + " => " + texts.get(op.by());
            }
            case RESOLVE_TIME -> "~ " + ((MemoryOp.ResolveTime) operation).text();
            case PROMOTE -> "~ hot: " + texts.get(((MemoryOp.Promote) operation).memory());
            case DEMOTE -> "~ cold: " + texts.get(((MemoryOp.Demote) operation).memory());
            case EXPIRE -> "- over: " + texts.get(((MemoryOp.Expire) operation).memory());
            case LINK_CONFLICT -> {
                MemoryOp.LinkConflict op = (MemoryOp.LinkConflict) operation;
                yield "~ cannot both be so: " + texts.get(op.first()) + " <> " + texts.get(op.second());
            }
            case PIN -> "~ pinned: " + texts.get(((MemoryOp.Pin) operation).memory());
            case SHARE -> "~ shared: " + texts.get(((MemoryOp.Share) operation).memory());
        };
    }

    private static String cut(String line) {
        String folded = line.replaceAll("\\s+", " ");
        return folded.length() <= LONGEST_LINE ? folded : folded.substring(0, LONGEST_LINE) + "…";
    }
}
