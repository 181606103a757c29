package dev.kairos.memory.internal.index;

import dev.kairos.memory.internal.text.Clauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/** How units stand in Lucene's index. */
final class Documents {
    static final String TEXT = "text";
    static final String SPEAKER = "speaker";
    static final String TRAITS = "traits";
    static final String LENGTH = "length";
    static final String SEQUENCE = "sequence";
    static final String SESSION = "session";
    static final String TIME = "time";
    static final String HASH = "hash";
    static final String VOICE = "voice";
    static final String BODY = "body";

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String MEMORY = "memory";
    private static final char GAP = '\u0001';
    private static final FieldType WORDS = words();

    private Documents() {}

    static Document of(Units.Indexed indexed) {
        Unit unit = indexed.unit();
        List<String> terms = indexed.terms();
        Document document = new Document();
        document.add(new StringField(ID, key(unit.ref()), Field.Store.NO));
        document.add(new Field(TEXT, new Terms(terms), WORDS));
        document.add(new NumericDocValuesField(TRAITS, unit.traits().bits()));
        document.add(new NumericDocValuesField(LENGTH, terms.size()));
        document.add(new NumericDocValuesField(SEQUENCE, unit.ref().sequence()));
        document.add(new NumericDocValuesField(SESSION, unit.session()));
        document.add(new NumericDocValuesField(TIME, unit.time()));
        document.add(new NumericDocValuesField(HASH, Hashes.of(unit.speaker() + GAP + unit.text())));
        document.add(new NumericDocValuesField(VOICE, Hashes.of(unit.speaker())));
        if (unit.traits().isMemory()) {
            document.add(new StringField(KIND, MEMORY, Field.Store.NO));
        } else {
            document.add(new StringField(SPEAKER, unit.speaker(), Field.Store.NO));
        }
        document.add(new BinaryDocValuesField(BODY, bytes(indexed)));
        return document;
    }

    private static BytesRef bytes(Units.Indexed indexed) {
        Unit unit = indexed.unit();
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeString(unit.ref().id());
            out.writeString(unit.speaker());
            out.writeString(unit.text());
            indexed.clauses().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    static Term episode(String id) {
        return new Term(ID, "e" + id);
    }

    /** All memories. */
    static Term memories() {
        return new Term(KIND, MEMORY);
    }

    static Term memory(String id) {
        return new Term(ID, "m" + id);
    }

    /** The words of a unit as they were indexed. */
    static Body body(BytesRef bytes) throws IOException {
        DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        return new Body(in.readString(), in.readString(), in.readString(), Clauses.read(in));
    }

    private static String key(Unit.Ref ref) {
        return switch (ref.kind()) {
            case EPISODE -> "e" + ref.id();
            case MEMORY -> "m" + ref.id();
        };
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    /** Terms that were analysed already. */
    private static final class Terms extends TokenStream {
        private final List<String> terms;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> rest;

        Terms(List<String> terms) {
            this.terms = terms;
            this.rest = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(rest.next());
            return true;
        }

        @Override
        public void reset() {
            rest = terms.iterator();
        }
    }
}
