package dev.kairos.memory.internal.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/** Reads the columns of an index, as far as they are not known from an older state of it. */
final class Reading {
    private Reading() {}

    /** The parts of an index in order, by the identity of their content. */
    static List<Object> parts(DirectoryReader reader) {
        List<Object> parts = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            parts.add(leaf.reader().getCoreCacheHelper().getKey());
        }
        return parts;
    }

    static Columns columns(DirectoryReader reader, @Nullable Snapshot old) throws IOException {
        Columns columns = new Columns(reader.maxDoc());
        int known = 0;
        List<Object> parts = parts(reader);
        for (LeafReaderContext leaf : reader.leaves()) {
            boolean same = old != null
                    && leaf.ord < old.parts().size()
                    && old.parts().get(leaf.ord).equals(parts.get(leaf.ord));
            if (!same) {
                break;
            }
            known = leaf.docBase + leaf.reader().maxDoc();
        }
        if (old != null && known > 0) {
            columns.copy(old.columns(), known);
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            if (leaf.docBase >= known) {
                read(leaf, columns);
            }
        }
        Linking.link(columns);
        return columns;
    }

    private static void read(LeafReaderContext leaf, Columns columns) throws IOException {
        LeafReader reader = leaf.reader();
        int count = reader.maxDoc();
        int base = leaf.docBase;
        NumericDocValues traits = DocValues.getNumeric(reader, Documents.TRAITS);
        NumericDocValues length = DocValues.getNumeric(reader, Documents.LENGTH);
        NumericDocValues sequence = DocValues.getNumeric(reader, Documents.SEQUENCE);
        NumericDocValues session = DocValues.getNumeric(reader, Documents.SESSION);
        NumericDocValues time = DocValues.getNumeric(reader, Documents.TIME);
        NumericDocValues hash = DocValues.getNumeric(reader, Documents.HASH);
        NumericDocValues voice = DocValues.getNumeric(reader, Documents.VOICE);
        for (int doc = 0; doc < count; doc++) {
            columns.traits[base + doc] = (int) value(traits, doc);
            columns.length[base + doc] = (int) value(length, doc);
            columns.sequence[base + doc] = value(sequence, doc);
            columns.session[base + doc] = value(session, doc);
            columns.time[base + doc] = value(time, doc);
            columns.hash[base + doc] = value(hash, doc);
            columns.voice[base + doc] = value(voice, doc);
        }
    }

    private static long value(NumericDocValues values, int doc) throws IOException {
        return values.advanceExact(doc) ? values.longValue() : 0;
    }
}
