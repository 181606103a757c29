package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change that was made.
 *
 * @param text what the caller is told
 * @param files what each changed file holds now, as SHA-256 in hexadecimal digits; empty for one that is gone
 * @param before what each of them held before, likewise
 */
public record Changed(String text, Map<String, String> files, Map<String, String> before) {

    static Changed read(String json) {
        Fields fields = Json.fields(json);
        return new Changed(fields.text("text"), fields.textMap("files"), fields.textMap("before"));
    }

    String write() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", text);
        tree.put("files", files);
        tree.put("before", before);
        return Json.write(tree);
    }
}
