package dev.kairos.core.internal.fact;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digests of files by their paths, as a tree. A digest does not stand at the name of its file: what such a name sounds like
 * could make a secret of it.
 */
public final class ReviewedFiles {

    private ReviewedFiles() {}

    static Tree tree(Map<String, String> files) {
        return Tree.of().put("files", List.copyOf(files.entrySet()), ReviewedFiles::file);
    }

    private static Map<String, @Nullable Object> file(Map.Entry<String, String> file) {
        return Tree.of("path", file.getKey()).put("sha256", file.getValue()).done();
    }

    static Map<String, String> read(Fields f) {
        Map<String, String> files = new TreeMap<>();
        for (Fields file : f.objects("files")) {
            files.put(file.text("path"), file.text("sha256", ""));
        }
        return files;
    }

    /** The arguments of an approval that is about them. */
    public static String arguments(Map<String, String> files) {
        return Json.canonical(tree(files).done());
    }

    /** What arguments are about. */
    public static Map<String, String> of(String arguments) {
        return read(Json.fields(arguments));
    }
}
