package dev.kairos.memory.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log that lives as long as the process. */
public final class HeapLog implements ScopeLog {
    private List<LogRecord> records = new ArrayList<>();

    @Override
    public void append(List<LogRecord> more) {
        records.addAll(more);
    }

    @Override
    public int size() {
        return records.size();
    }

    @Override
    public LogRecord read(int index) {
        return records.get(index);
    }

    @Override
    public void rewrite(Function<LogRecord, @Nullable LogRecord> change, LogRecord last) {
        records = Stream.concat(records.stream().map(change).filter(Objects::nonNull), Stream.of(last))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public void close() {}
}
