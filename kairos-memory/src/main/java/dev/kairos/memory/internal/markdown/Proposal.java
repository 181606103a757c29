package dev.kairos.memory.internal.markdown;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of what a person changed. The ids of what is new follow from the content of the file, so that doing it
 * again adds nothing.
 */
final class Proposal {
    private static final int ID_DIGITS = 24;
    private static final String REASON = "the owner's edit of ";

    private final Generation now;
    private final Instant time;
    private final String reason;
    private final String seed;
    private final List<MemoryOp> operations = new ArrayList<>();

    private Proposal(Generation now, Instant time, RenderedFiles.Edited edited) {
        this.now = now;
        this.time = time;
        this.reason = REASON + edited.name();
        this.seed = edited.digest();
    }

    /**
     * Makes the operations.
     *
     * @param now the current memories
     * @param time when the edit counts from
     * @param edited the file
     * @param edit what was changed in it
     * @throws IllegalArgumentException if a line is longer than a memory may be
     */
    static List<MemoryOp> of(Generation now, Instant time, RenderedFiles.Edited edited, Edit edit) {
        Proposal proposal = new Proposal(now, time, edited);
        edit.added().forEach(proposal::add);
        Map<String, Memory> live = new HashMap<>();
        now.live().forEach(memory -> live.put(Markdown.escaped(memory.id()), memory));
        edit.changed().forEach((id, text) -> proposal.change(live.get(id), text));
        edit.removed().forEach(id -> proposal.remove(live.get(id)));
        return proposal.operations;
    }

    private void add(Edit.Added line) {
        String id = id(line.kind() + " " + line.text());
        if (now.find(id).isEmpty()) {
            Statement statement = Statement.of(line.kind(), line.text(), Origin.OWNER);
            operations.add(new MemoryOp.Add(id, statement.importance(1), reason));
        }
    }

    /** The new text stands for the old one in everything but its grounds: it rests on the owner's word. */
    private void change(@Nullable Memory memory, String text) {
        if (memory == null) {
            return;
        }
        String id = id(memory.id() + " " + text);
        Statement old = memory.statement();
        Grounds grounds = new Grounds(List.of(), List.of());
        Statement statement =
                new Statement(old.kind(), text, old.key(), old.valid(), grounds, Origin.OWNER, old.importance());
        if (now.find(id).isEmpty()) {
            operations.add(new MemoryOp.Add(id, statement, reason));
        }
        operations.add(new MemoryOp.Supersede(memory.id(), id, time, reason));
        if (memory.standing().pinned()) {
            operations.add(new MemoryOp.Pin(id, true, reason));
        }
    }

    private void remove(@Nullable Memory memory) {
        if (memory == null) {
            return;
        }
        if (memory.standing().pinned()) {
            operations.add(new MemoryOp.Pin(memory.id(), false, reason));
        }
        operations.add(new MemoryOp.Expire(memory.id(), time, reason));
    }

    private String id(String what) {
        return "owner-" + Digest.of(seed + " " + what).substring(0, ID_DIGITS);
    }
}
