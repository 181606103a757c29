package dev.kairos.core.internal.journal;

import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.JournalException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The failures of a journal in words. */
final class Failures {

    private Failures() {}

    static JournalException closed(String journal) {
        return new JournalException(Reason.CLOSED, "the journal " + journal + " is closed: open it again", null);
    }

    static JournalException poisoned(String journal, Throwable cause) {
        return new JournalException(
                Reason.POISONED,
                "the journal " + journal + " stopped at a failed write (" + cause
                        + "): see to the disk, then close the journal and open it again; nothing acknowledged is lost",
                cause);
    }

    static JournalException corrupt(String path, String file, long offset, String what) {
        return new JournalException(
                Reason.CORRUPT,
                "the journal " + path + " is damaged in " + file + " at offset " + offset + ": " + what
                        + "; restore the folder from a backup, or open another one",
                null);
    }

    static JournalException missing(String path, String file) {
        return new JournalException(
                Reason.CORRUPT,
                "the journal " + path + " lacks its file " + file
                        + ": put it back, or restore the folder from a backup",
                null);
    }

    static JournalException foreign(String path, String name) {
        return new JournalException(
                Reason.CORRUPT,
                "the folder " + path + " holds '" + name + "' and no journal: give the journal a folder of its own",
                null);
    }

    static JournalException newer(String where, int version) {
        return new JournalException(
                Reason.NEWER_FORMAT,
                where + " has format version " + version + ", this version of Kairos reads up to " + Layout.VERSION
                        + ": use the newer Kairos that wrote it",
                null);
    }

    static JournalException newerRecord(String path, long position) {
        return new JournalException(
                Reason.NEWER_FORMAT,
                "the journal " + path + " has a record in " + Segment.name(Position.segment(position)) + " at offset "
                        + Position.offset(position) + " that is unknown to this version of Kairos (format version "
                        + Layout.VERSION + "): use the newer Kairos that wrote it",
                null);
    }

    static JournalException inaccessible(String path, IOException cause) {
        if (cause instanceof FolderLockedException locked) {
            return new JournalException(
                    Reason.LOCKED,
                    "the journal " + path + " is in use by " + locked.owner()
                            + ": stop that one first, or open another folder",
                    cause);
        }
        return new JournalException(
                Reason.INACCESSIBLE,
                "the journal " + path + " cannot be read or written (" + cause
                        + "): check that it is a folder and that this process may use it",
                cause);
    }

    static JournalException unreadable(String path, @Nullable IOException cause) {
        return new JournalException(
                Reason.INACCESSIBLE,
                "the journal " + path + " cannot be read (" + cause + "): see to the disk, then read again",
                cause);
    }
}
