package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement.Derivation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what says numbers, names or dates that its sources do not say. A derivation may bring words of its own, if what it
 * begins with stands in the sources and what it ends with looks like a date.
 */
final class WordingGate extends OperationGate {
    /** A number, or a word that begins with a capital inside a sentence or stands in capitals. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\p{N}+|(?<=[\\p{Ll}\\p{N},;:\"'(\\[] )\\p{Lu}[\\p{L}\\p{N}]*|\\b\\p{Lu}{2,}\\b|^\\p{Lu}[\\p{L}]*(?=:)");

    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final int LONGEST_DATE = 60;
    private static final int LAST_DAY = 31;

    WordingGate() {
        super("wording");
    }

    @Override
    Look look(DreamContext context) {
        Grounding grounding = new Grounding(context);
        Map<String, String> added = new HashMap<>();
        return operation -> switch (operation.kind()) {
            case ADD -> {
                MemoryOp.Add add = (MemoryOp.Add) operation;
                added.putIfAbsent(add.id(), add.statement().text());
                yield broken(add, grounding);
            }
            case RESOLVE_TIME -> broken((MemoryOp.ResolveTime) operation, context, added);
            default -> null;
        };
    }

    private static @Nullable String broken(MemoryOp.Add add, Grounding grounding) {
        StringBuilder said = new StringBuilder();
        for (Source source : add.statement().grounds().sources()) {
            Grounding.Ground ground = grounding.find(source);
            said.append(ground == null ? "" : ground.text()).append('\n');
        }
        return broken(
                add.id(),
                add.statement().text(),
                said,
                add.statement().grounds().derivations());
    }

    private static @Nullable String broken(MemoryOp.ResolveTime op, DreamContext context, Map<String, String> added) {
        Memory memory = context.generation().find(op.memory()).orElse(null);
        String before = memory == null ? added.get(op.memory()) : memory.text();
        return before == null ? null : broken(op.memory(), op.text(), new StringBuilder(before), op.derivations());
    }

    private static @Nullable String broken(String id, String text, StringBuilder said, List<Derivation> derivations) {
        String sources = said.toString().toLowerCase(Locale.ROOT);
        for (Derivation derivation : derivations) {
            boolean stands = sources.contains(derivation.from().toLowerCase(Locale.ROOT));
            if (!stands || !isDate(derivation.to())) {
                return "'" + id + "' derives '" + derivation.to() + "' from '" + derivation.from()
                        + "', which does not stand in its sources or gives no date";
            }
            said.append('\n').append(derivation.to());
        }
        Set<String> known =
                new HashSet<>(List.of(said.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (!isKnown(token.group().toLowerCase(Locale.ROOT), known)) {
                return "'" + id + "' says '" + token.group() + "', its sources do not";
            }
        }
        return null;
    }

    /** Digits may stand inside a word of the source: {@code v2}. */
    private static boolean isKnown(String token, Set<String> known) {
        return known.contains(token)
                || (Character.isDigit(token.charAt(0)) && known.stream().anyMatch(word -> hasNumber(word, token)));
    }

    private static boolean hasNumber(String word, String number) {
        Matcher numbers = NUMBER.matcher(word);
        while (numbers.find()) {
            if (numbers.group().equals(number)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDate(String text) {
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            String number = numbers.group();
            boolean year = number.length() == 4;
            boolean day = number.length() <= 2 && Integer.parseInt(number) <= LAST_DAY;
            if (!year && !day) {
                return false;
            }
        }
        return text.length() <= LONGEST_DATE;
    }
}
