package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.skill.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some servers give no ids to tool calls, or the same ones in every reply; within a beat they must be unique. */
final class CallIds {

    private CallIds() {}

    static ModelReply unique(ModelReply reply, ModelRequest request) {
        Set<String> used = used(request);
        List<ToolCall> calls = new ArrayList<>();
        for (ToolCall call : reply.calls()) {
            String id = call.id();
            for (int n = request.messages().size(); id.isBlank() || !used.add(id); n++) {
                id = (call.id().isBlank() ? "call" : call.id()) + "-" + n;
            }
            calls.add(new ToolCall(id, call.tool(), call.arguments()));
        }
        return new ModelReply(reply.text(), calls, reply.stop(), reply.usage());
    }

    private static Set<String> used(ModelRequest request) {
        Set<String> used = new HashSet<>();
        for (ModelMessage message : request.messages()) {
            if (message instanceof ModelMessage.Assistant said) {
                said.calls().forEach(call -> used.add(call.id()));
            }
        }
        return used;
    }
}
