package dev.kairos.memory.internal.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the records of one scope stand, in order. Its caller keeps writers away from each other and from readers. */
public interface ScopeLog extends AutoCloseable {

    /** Appends records; they are durable, all of them, when this returns. */
    void append(List<LogRecord> records);

    /** How many records there are. */
    int size();

    /** Reads the record at an index below {@link #size()}. */
    LogRecord read(int index);

    /**
     * Replaces every record by what the function makes of it, drops those for which it makes {@code null}, and appends one
     * more; all of it or nothing. What was replaced cannot be read back from where it stood.
     */
    void rewrite(Function<LogRecord, @Nullable LogRecord> change, LogRecord last);

    @Override
    void close();
}
