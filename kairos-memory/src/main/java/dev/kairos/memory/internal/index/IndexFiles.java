package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.text.Analysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lucene's files of one scope and what is noted in them: how far they follow the store. Used under the index's lock. */
public final class IndexFiles {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
    private static final String FORMAT = "2";

    private final Place place;
    private @Nullable Directory directory;
    private @Nullable IndexWriter writer;
    private String anchor = "";

    /** Where the files of one index stand. */
    public interface Place {
        /** Opens the folder, which need not exist. */
        Directory open() throws IOException;
    }

    /** At a place. */
    public IndexFiles(Place place) {
        this.place = place;
    }

    /**
     * Opens the files and says how far they follow the store; begins anew if they belong to another version, language or
     * history.
     */
    long open(Scope scope, Analysis analysis, LongFunction<@Nullable Change> history) throws IOException {
        Directory opened = place.open();
        directory = opened;
        if (DirectoryReader.indexExists(opened)) {
            writer = new IndexWriter(opened, config(IndexWriterConfig.OpenMode.APPEND));
            verify(writer);
            Map<String, String> notes = notes(writer);
            long cursor = Long.parseLong(notes.getOrDefault("cursor", "-1"));
            boolean fits =
                    notes.entrySet().containsAll(identity(scope, analysis).entrySet()) && cursor >= 0;
            if (fits && (cursor == 0 || name(history.apply(cursor)).equals(notes.get("anchor")))) {
                anchor = notes.getOrDefault("anchor", "");
                return cursor;
            }
            LOG.info("the index of {} does not fit its store or this version: it is made anew", scope);
            writer.close();
        }
        writer = new IndexWriter(opened, config(IndexWriterConfig.OpenMode.CREATE));
        anchor = "";
        return 0;
    }

    IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("the index is not open");
        }
        return writer;
    }

    void anchor(Change change) {
        anchor = name(change);
    }

    void commit(long cursor, Analysis analysis, Scope scope) throws IOException {
        Map<String, String> notes = new HashMap<>(identity(scope, analysis));
        notes.put("cursor", String.valueOf(cursor));
        notes.put("anchor", anchor);
        writer().setLiveCommitData(notes.entrySet());
        writer().commit();
    }

    /** Makes sure that files which were deleted stay so. */
    void forceDeletions() throws IOException {
        if (directory instanceof CacheDirectory cache) {
            cache.forceNames();
        }
    }

    List<String> speakers() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryReader reader = DirectoryReader.open(writer())) {
            Terms terms = MultiTerms.getTerms(reader, Documents.SPEAKER);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            for (BytesRef name = each.next(); name != null; name = each.next()) {
                names.add(name.utf8ToString());
            }
        }
        return names;
    }

    /** Deletes all files after damage. */
    void clear(Scope scope, Exception why) throws IOException {
        LOG.warn("the index of {} is damaged ({}): it is made anew", scope, why.toString());
        if (writer != null) {
            try {
                writer.rollback();
            } catch (IOException | RuntimeException e) {
                LOG.debug("giving up the damaged index failed too", e);
            }
            writer = null;
        }
        Directory damaged = directory == null ? place.open() : directory;
        for (String file : damaged.listAll()) {
            damaged.deleteFile(file);
        }
        damaged.close();
        directory = null;
    }

    void close() throws IOException {
        if (writer != null) {
            writer.rollback();
            writer = null;
        }
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }

    /** Lucene checks most files only when it merges them; until then a flipped bit would be taken for what was said. */
    private static void verify(IndexWriter writer) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                ((CodecReader) leaf.reader()).checkIntegrity();
            }
        }
    }

    private static Map<String, String> identity(Scope scope, Analysis analysis) {
        return Map.of(
                "format", FORMAT,
                "analysis", String.valueOf(Analysis.VERSION),
                "language", analysis.language().name(),
                "scope", scope.toString());
    }

    private static Map<String, String> notes(IndexWriter writer) {
        Map<String, String> notes = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> notes.put(entry.getKey(), entry.getValue()));
        }
        return notes;
    }

    /** Tells changes of different histories apart. */
    private static String name(@Nullable Change change) {
        if (change == null) {
            return "";
        }
        return change.kind()
                + (change instanceof Change.Appended a ? a.stored().episode().id() : "");
    }

    /** Merges keep the order of documents, and run on the thread that caused them. */
    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig()
                .setOpenMode(mode)
                .setMergePolicy(new LogDocMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
    }
}
