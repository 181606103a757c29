package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The index of a scope as it was at one moment. Whoever got one from {@link ScopeIndex#acquire} closes it; safe for use by
 * many threads until then.
 *
 * @param scope the scope
 * @param reader Lucene's view of it
 * @param parts the identities of the reader's parts
 * @param columns the properties of its units
 * @param speakers the names of the people who speak, by the hash that stands in the columns
 * @param memories the memories by id
 * @param citations what the memories say of the episodes that they rest on
 */
public record Snapshot(
        Scope scope,
        DirectoryReader reader,
        List<Object> parts,
        Columns columns,
        Map<Long, String> speakers,
        Map<String, Memory> memories,
        Citations citations)
        implements AutoCloseable {

    /** How many units there are, deleted ones that still stand in the index included. */
    public int size() {
        return columns.size;
    }

    /** The words of a unit. */
    public Body body(int unit) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(unit, leaves));
        BinaryDocValues bodies = leaf.reader().getBinaryDocValues(Documents.BODY);
        if (bodies == null || !bodies.advanceExact(unit - leaf.docBase)) {
            throw new IOException("unit " + unit + " has no body");
        }
        return Documents.body(bodies.binaryValue());
    }

    /** Reads the units in which a term stands, in order, without the deleted ones. */
    public void postings(String term, Reader reader) throws IOException {
        BytesRef bytes = new BytesRef(term);
        for (LeafReaderContext leaf : this.reader.leaves()) {
            Terms terms = leaf.reader().terms(Documents.TEXT);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (each.seekExact(bytes)) {
                PostingsEnum postings = each.postings(null, PostingsEnum.FREQS);
                @Nullable Bits live = leaf.reader().getLiveDocs();
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        reader.read(leaf.docBase + doc, postings.freq());
                    }
                }
            }
        }
    }

    /** Whether a unit was not deleted. */
    public boolean isLive(int unit) {
        if (!reader.hasDeletions()) {
            return true;
        }
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(unit, leaves));
        @Nullable Bits live = leaf.reader().getLiveDocs();
        return live == null || live.get(unit - leaf.docBase);
    }

    /** Takes postings. */
    @FunctionalInterface
    public interface Reader {
        /** A unit and how often the term stands in it. */
        void read(int unit, int frequency);
    }

    /** Lets go of the files. */
    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the index of " + scope + " failed", e);
        }
    }
}
