package dev.kairos.core.internal.diff;

import java.util.List;

/** Differences in the form that people know: {@code @@ -1,3 +1,4 @@}. For showing; nothing applies it. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * Shows how a text became another.
     *
     * @param name what stands in the head
     * @param before the text before, empty for a new file
     * @param after the text after, empty for a deleted file
     * @return lines, empty if there is no difference; where line ends alone differ, that is said instead
     */
    public static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        List<Block> blocks = new LineDiff(old, now).blocks();
        StringBuilder out = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
        if (blocks.isEmpty()) {
            return out.append("(only line ends differ)\n").toString();
        }
        int first = 0;
        while (first < blocks.size()) {
            int last = first;
            while (last + 1 < blocks.size()
                    && blocks.get(last + 1).oldStart() - blocks.get(last).oldEnd() <= 2 * CONTEXT) {
                last++;
            }
            hunk(out, old, now, blocks.subList(first, last + 1));
            first = last + 1;
        }
        return out.toString();
    }

    private static void hunk(StringBuilder out, List<String> old, List<String> now, List<Block> blocks) {
        Block first = blocks.get(0);
        Block last = blocks.get(blocks.size() - 1);
        int lead = Math.min(CONTEXT, first.oldStart());
        int tail = Math.min(CONTEXT, old.size() - last.oldEnd());
        int oldFrom = first.oldStart() - lead;
        int newFrom = first.newStart() - lead;
        out.append("@@ -").append(range(oldFrom, last.oldEnd() + tail));
        out.append(" +").append(range(newFrom, last.newEnd() + tail)).append(" @@\n");
        int at = oldFrom;
        for (Block block : blocks) {
            lines(out, ' ', old.subList(at, block.oldStart()));
            lines(out, '-', old.subList(block.oldStart(), block.oldEnd()));
            lines(out, '+', now.subList(block.newStart(), block.newEnd()));
            at = block.oldEnd();
        }
        lines(out, ' ', old.subList(at, last.oldEnd() + tail));
    }

    private static String range(int from, int to) {
        int count = to - from;
        return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
    }

    private static void lines(StringBuilder out, char mark, List<String> lines) {
        for (String line : lines) {
            out.append(mark).append(line).append('\n');
        }
    }
}
