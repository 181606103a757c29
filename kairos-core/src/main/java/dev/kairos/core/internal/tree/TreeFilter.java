package dev.kairos.core.internal.tree;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says which files of a tree count. */
public interface TreeFilter {

    /**
     * Whether a file counts, or a folder is entered.
     *
     * @param path relative to the root, with {@code /} between names
     * @param folder whether it is a folder
     * @return whether it is taken
     */
    boolean takes(String path, boolean folder);

    /**
     * The filter for what lies in a folder.
     *
     * @param folder the folder
     * @param path relative to the root, empty for the root itself
     * @return this filter, or one that knows more
     * @throws IOException if the rules of the folder cannot be read
     */
    default TreeFilter enter(Path folder, String path) throws IOException {
        return this;
    }

    /**
     * What a folder counts as if it is not entered but counts as one file.
     *
     * @param folder the folder
     * @param path relative to the root
     * @return its content, or {@code null} to enter it
     * @throws IOException if that cannot be read
     */
    default @Nullable String content(Path folder, String path) throws IOException {
        return null;
    }
}
