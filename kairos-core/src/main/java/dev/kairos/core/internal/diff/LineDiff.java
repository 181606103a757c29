package dev.kairos.core.internal.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The fewest lines to replace, by the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations"
 * (1986). Past a number of differences, where that takes long, the rest in the middle counts as one block.
 */
final class LineDiff {

    /** Bounds time and memory: its square is the number of steps that are remembered. */
    private static final int MOST_DIFFERENCES = 1_000;

    private final List<String> old;
    private final List<String> now;

    LineDiff(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
    }

    List<Block> blocks() {
        int start = 0;
        int most = Math.min(old.size(), now.size());
        while (start < most && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<String> a = old.subList(start, old.size() - end);
        List<String> b = now.subList(start, now.size() - end);
        return a.isEmpty() && b.isEmpty() ? List.of() : shifted(middle(a, b), start);
    }

    private static List<Block> shifted(List<Block> blocks, int by) {
        return blocks.stream()
                .map(b -> new Block(b.oldStart() + by, b.oldEnd() + by, b.newStart() + by, b.newEnd() + by))
                .toList();
    }

    private static List<Block> middle(List<String> a, List<String> b) {
        List<int[]> reached = new ArrayList<>();
        int most = Math.min(MOST_DIFFERENCES, a.size() + b.size());
        int[] furthest = new int[2 * most + 3];
        for (int d = 0; d <= most; d++) {
            reached.add(furthest.clone());
            for (int k = -d; k <= d; k += 2) {
                int x = step(furthest, most, d, k);
                while (x < a.size() && x - k < b.size() && a.get(x).equals(b.get(x - k))) {
                    x++;
                }
                furthest[most + 1 + k] = x;
                if (x >= a.size() && x - k >= b.size()) {
                    return traced(reached, most, a.size(), b.size());
                }
            }
        }
        return List.of(new Block(0, a.size(), 0, b.size()));
    }

    /** Where diagonal k is entered with d differences: down from the one above or right from the one below. */
    private static int step(int[] furthest, int most, int d, int k) {
        int below = furthest[most + k];
        int above = furthest[most + 2 + k];
        return k == -d || (k != d && below < above) ? above : below + 1;
    }

    private static List<Block> traced(List<int[]> reached, int most, int oldSize, int newSize) {
        List<Block> blocks = new ArrayList<>();
        int x = oldSize;
        int y = newSize;
        for (int d = reached.size() - 1; d > 0; d--) {
            int[] furthest = reached.get(d);
            int k = x - y;
            boolean down = k == -d || (k != d && furthest[most + k] < furthest[most + 2 + k]);
            int fromX = furthest[most + 1 + (down ? k + 1 : k - 1)];
            int fromY = fromX - (down ? k + 1 : k - 1);
            add(blocks, new Block(fromX, down ? fromX : fromX + 1, fromY, down ? fromY + 1 : fromY));
            x = fromX;
            y = fromY;
        }
        Collections.reverse(blocks);
        return blocks;
    }

    /** Adds a block in front of those that were found, joined with the first of them if it touches that. */
    private static void add(List<Block> blocks, Block block) {
        int last = blocks.size() - 1;
        if (last >= 0
                && blocks.get(last).oldStart() == block.oldEnd()
                && blocks.get(last).newStart() == block.newEnd()) {
            Block next = blocks.remove(last);
            blocks.add(new Block(block.oldStart(), next.oldEnd(), block.newStart(), next.newEnd()));
        } else {
            blocks.add(block);
        }
    }
}
