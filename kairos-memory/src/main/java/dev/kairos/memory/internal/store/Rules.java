package dev.kairos.memory.internal.store;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.memory.internal.text.Halves;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a statement must fulfil to become a memory. */
final class Rules {
    private final Author author;
    private final Function<Source, @Nullable Episode> lookup;
    private final Tombstones tombs;

    Rules(Author author, Function<Source, @Nullable Episode> lookup, Tombstones tombs) {
        this.author = author;
        this.lookup = lookup;
        this.tombs = tombs;
    }

    /** What is kept must survive being written as UTF-8. */
    static void checkText(String text) {
        if (Halves.in(text)) {
            throw new Broken("a text holds half a surrogate pair: remove it");
        }
    }

    void checkNew(String id, Statement statement) {
        if (tombs.hasMemory(id)) {
            throw new Broken("the memory '" + id + "' was erased");
        }
        checkText(statement.text());
        statement.grounds().derivations().forEach(Rules::checkDerivation);
        Origin least = Origin.OWNER;
        for (Source source : statement.grounds().sources()) {
            least = least.least(resolve(source).origin());
        }
        if (author != Author.PERSON) {
            checkUnconfirmed(id, statement, least);
        }
    }

    private void checkUnconfirmed(String id, Statement statement, Origin least) {
        if (statement.grounds().sources().isEmpty()) {
            throw new Broken("'" + id + "' rests on no source: only a person may state that");
        }
        if (statement.origin().compareTo(least) < 0) {
            throw new Broken("'" + id + "' claims origin " + statement.origin() + ", its sources are " + least);
        }
        if (statement.origin() == Origin.UNTRUSTED) {
            throw new Broken("'" + id + "' comes from untrusted text: only a person may confirm it");
        }
        checkNotErased(id, statement.text());
    }

    /** What was erased comes back by a person only. */
    void checkNotErased(String id, String text) {
        if (author != Author.PERSON && tombs.hasText(text)) {
            throw new Broken("the text of '" + id + "' was erased");
        }
    }

    static void checkDerivation(Derivation derivation) {
        checkText(derivation.from() + '.' + derivation.to() + '.' + derivation.rule());
    }

    private Episode resolve(Source source) {
        Episode episode = lookup.apply(source);
        if (episode == null) {
            throw new Broken("there is no episode '" + source.episode() + "' in " + source.scope()
                    + " that may be read, or it was erased");
        }
        if (!source.standsIn(episode)) {
            throw new Broken("characters " + source.from() + "-" + source.to() + " of episode '" + source.episode()
                    + "' are not what the source states: make it with Source.of");
        }
        return episode;
    }

    /** A rule was broken; the message says which and what to do. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }
}
