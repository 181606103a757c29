package dev.kairos.memory.markdown;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What somebody changed in a rendered file. Nobody knows who it was until the owner confirms it, so it counts as untrusted: it
 * is no memory, and a beat that reads it has read untrusted text.
 *
 * @param scope whose memories the file tells
 * @param file the file
 * @param digest of the file's content, by which a further change is noticed
 * @param diff the lines that are gone, each behind {@code "- "}, and the lines that are new, each behind {@code "+ "}; cut
 *     where it gets long
 * @param operations what confirming the edit commits; empty if it changes nothing that is remembered
 */
public record PersonEdit(Scope scope, Path file, String digest, String diff, List<MemoryOp> operations) {

    /** Copies the list. */
    public PersonEdit {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(file, "file");
        operations = List.copyOf(operations);
    }

    /**
     * Says how far the edit is trusted.
     *
     * @return always {@link Origin#UNTRUSTED}
     */
    public Origin origin() {
        return Origin.UNTRUSTED;
    }
}
