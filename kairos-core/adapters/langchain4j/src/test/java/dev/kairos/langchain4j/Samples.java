package dev.kairos.langchain4j;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ToolSpec;
import java.time.Duration;
import java.util.List;

/** Requests to send. */
final class Samples {

    static final ModelProfile PROFILE =
            ModelProfile.standard("test-model", 100_000, 4_000, Price.perMillion("3.00", "15.00"));

    private Samples() {}

    static ModelRequest request() {
        return request(List.of(new ModelMessage.User("Where is order A-1?")));
    }

    static ModelRequest request(List<ModelMessage> messages) {
        String schema = """
                {"type":"object","properties":{"order":{"type":"string","minLength":3},
                "size":{"type":"string","enum":["S","L"]}},"required":["order"],"additionalProperties":false}""";
        ToolSpec tool = new ToolSpec("find_order", "Finds \"an\" order.", schema);
        return new ModelRequest("You help.", List.of(tool), messages, 1_000, Duration.ofMinutes(5));
    }
}
