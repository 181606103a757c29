package dev.kairos.core.workspace;

import dev.kairos.api.AgentId;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls tools as a beat of an agent does. */
final class Caller {

    private final Skill skill;
    private final AtomicInteger calls = new AtomicInteger();
    private String beat = "b1";

    Caller(Skill skill) {
        this.skill = skill;
    }

    void beat(String id) {
        beat = id;
    }

    ToolResult call(String tool, Record input) {
        return call(tool, "key" + calls.incrementAndGet(), input);
    }

    @SuppressWarnings("unchecked")
    ToolResult call(String tool, String key, Record input) {
        Tool<Record> found = (Tool<Record>) skill.tools().stream()
                .filter(one -> one.name().equals(tool))
                .findFirst()
                .orElseThrow();
        try {
            return found.function().run(input, new ToolContext(AgentId.of("ada"), beat, key, Instant.EPOCH));
        } catch (Exception e) {
            throw new AssertionError(tool + " threw for " + input, e);
        }
    }

    ToolResult read(String file) {
        return call("read_file", new WorkspaceTools.ReadInput(file, null, null));
    }

    ToolResult write(String file, String text) {
        return call("write_file", new WorkspaceTools.WriteInput(file, text, null, null));
    }

    ToolResult edit(WorkspaceTools.OneEdit... edits) {
        return call("edit_files", new WorkspaceTools.EditInput(java.util.List.of(edits)));
    }

    static WorkspaceTools.OneEdit one(String file, String search, String replace) {
        return new WorkspaceTools.OneEdit(file, search, replace, null);
    }

    ToolResult delete(String file) {
        return call("delete_file", new WorkspaceTools.DeleteInput(file));
    }

    ToolResult move(String from, String to) {
        return call("move_file", new WorkspaceTools.MoveInput(from, to));
    }

    ToolResult undo() {
        return call("undo_changes", new WorkspaceTools.UndoInput(null));
    }

    ToolResult search(String text, boolean regex) {
        return call("search_files", new WorkspaceTools.SearchInput(text, regex, null, null));
    }
}
