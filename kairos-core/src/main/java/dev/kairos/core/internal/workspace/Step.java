package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one name, with what is needed to take it back.
 *
 * @param kind what is done
 * @param path to what
 * @param item where the content lies outside of the workspace: {@code CHANGE/NAME}; for {@link Kind#MOVE} the new path; empty
 *     for folders
 * @param hash of the content of a file, or {@code null} for anything else; of a moved file, for the record
 */
record Step(Kind kind, String path, String item, @Nullable String hash) {

    enum Kind {
        /** An empty folder comes. */
        MAKE_FOLDER,
        /** A folder goes if it is empty. */
        REMOVE_FOLDER,
        /** A file or folder goes out of the workspace. */
        TAKE,
        /** A file or folder comes into the workspace. */
        PUT,
        /** A file or folder gets another path. */
        MOVE
    }

    /** The step that takes this one back; what it takes out of the workspace becomes an item of the given name. */
    Step reversed(String newItem) {
        return switch (kind) {
            case MAKE_FOLDER -> new Step(Kind.REMOVE_FOLDER, path, "", null);
            case REMOVE_FOLDER -> new Step(Kind.MAKE_FOLDER, path, "", null);
            case TAKE -> new Step(Kind.PUT, path, item, hash);
            case PUT -> new Step(Kind.TAKE, path, newItem, hash);
            case MOVE -> new Step(Kind.MOVE, item, path, hash);
        };
    }

    static Step read(Fields f) {
        return new Step(f.choice("kind", Kind.class), f.text("path"), f.text("item", ""), f.optText("hash"));
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("kind", kind.name());
        tree.put("path", path);
        tree.put("item", item);
        if (hash != null) {
            tree.put("hash", hash);
        }
        return tree;
    }
}
