package dev.kairos.testkit.internal.file;

/** What was done to a simulated disk. */
sealed interface DiskOperation {

    /** The kinds of operations. */
    enum Kind {
        WRITE,
        TRUNCATE,
        FORCE,
        LINK,
        RENAME,
        UNLINK,
        FORCE_FOLDER,
        MARK
    }

    Kind kind();

    /** Bytes were written. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    record Write(int file, int position, byte[] bytes) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.WRITE;
        }

        Write part(int from, int to) {
            return new Write(file, position + from, java.util.Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** A file was cut off. */
    record Truncate(int file, int size) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.TRUNCATE;
        }
    }

    /** A file was forced; if that failed, what was pending never reaches the disk, though it can be read until the crash. */
    record Force(int file, boolean succeeded) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.FORCE;
        }
    }

    /** A file got a name. */
    record Link(String name, int file) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.LINK;
        }
    }

    /** A file got another name. */
    record Rename(String from, String to, int file) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.RENAME;
        }
    }

    /** A file lost its name. */
    record Unlink(String name) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.UNLINK;
        }
    }

    /** The folder was forced. */
    record ForceFolder(boolean succeeded) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.FORCE_FOLDER;
        }
    }

    /** The test noted something, an acknowledgement for example. */
    record Mark(Object note) implements DiskOperation {
        @Override
        public Kind kind() {
            return Kind.MARK;
        }
    }
}
