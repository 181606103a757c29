package dev.kairos.api.internal.file;

import java.io.IOException;
import java.util.List;

/**
 * A flat folder of files that one store has for itself. Names of files are made by the store, never taken from outside.
 *
 * <p>What was written to a file is durable once {@link FileHandle#force} has returned; that a file exists, has its name or is
 * gone, once {@link #force} has. Safe for use by many threads; every method may block on I/O.
 */
public interface Folder extends AutoCloseable {

    /**
     * Names the folder for people.
     *
     * @return its path
     */
    String path();

    /**
     * Lists what is in the folder, files of the lock left out.
     *
     * @return names, sorted
     * @throws IOException if it cannot be read
     */
    List<String> names() throws IOException;

    /**
     * Creates an empty file, or empties the one that has the name.
     *
     * @param name its name
     * @return the file, open for reading and writing
     * @throws IOException if it cannot be created
     */
    FileHandle create(String name) throws IOException;

    /**
     * Opens a file that exists.
     *
     * @param name its name
     * @return the file, open for reading and writing
     * @throws IOException if there is none or it cannot be opened
     */
    FileHandle open(String name) throws IOException;

    /**
     * Renames a file in one step, replacing the one that has the new name. No handle of it may be open.
     *
     * @param from its name
     * @param to its new name
     * @throws IOException if it cannot be renamed
     */
    void rename(String from, String to) throws IOException;

    /**
     * Deletes a file; does nothing if there is none.
     *
     * @param name its name
     * @throws IOException if it cannot be deleted
     */
    void delete(String name) throws IOException;

    /**
     * Makes all creations, renames and deletions so far durable.
     *
     * @throws IOException if they may not be
     */
    void force() throws IOException;

    /** Gives the folder back so that another store can open it. Closing again does nothing. */
    @Override
    void close();
}
