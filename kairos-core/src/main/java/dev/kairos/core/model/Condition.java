package dev.kairos.core.model;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When a rule of a {@link ReflexModel} applies. Pure: the same situation always gives the same answer. */
@FunctionalInterface
public interface Condition {

    /**
     * Decides.
     *
     * @param situation the request
     * @return whether the rule applies
     */
    boolean holds(Situation situation);

    /**
     * Holds always.
     *
     * @return the condition
     */
    static Condition always() {
        return situation -> true;
    }

    /**
     * Holds when any of some words was heard, in upper or lower case.
     *
     * @param words the words; each may stand inside of a longer word
     * @return the condition
     */
    static Condition mentions(String... words) {
        List<String> lower =
                Arrays.stream(words).map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return situation -> {
            String heard = situation.heard().toLowerCase(Locale.ROOT);
            return lower.stream().anyMatch(heard::contains);
        };
    }

    /**
     * Holds when a pattern matches somewhere in what was heard.
     *
     * @param regex a regular expression of RE2 syntax: no text makes it slow
     * @return the condition
     * @throws com.google.re2j.PatternSyntaxException if it is no such expression
     */
    static Condition matches(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return situation -> pattern.matcher(situation.heard()).find();
    }

    /**
     * Holds once a tool has answered without an error, until a later answer of it is one.
     *
     * @param tool its name
     * @return the condition
     */
    static Condition answered(String tool) {
        return situation -> situation.answered(tool) && !situation.failed(tool);
    }

    /**
     * Holds once the last answer of a tool is no error and contains a text.
     *
     * @param tool its name
     * @param text the text
     * @return the condition
     */
    static Condition answered(String tool, String text) {
        return answered(tool).and(situation -> situation.answer(tool).contains(text));
    }

    /**
     * Holds while the last answer of a tool is an error.
     *
     * @param tool its name
     * @return the condition
     */
    static Condition failed(String tool) {
        return situation -> situation.failed(tool);
    }

    /**
     * Returns the condition that holds when this and another one hold.
     *
     * @param other the other
     * @return both
     */
    default Condition and(Condition other) {
        return situation -> holds(situation) && other.holds(situation);
    }

    /**
     * Returns the condition that holds when this or another one holds.
     *
     * @param other the other
     * @return either
     */
    default Condition or(Condition other) {
        return situation -> holds(situation) || other.holds(situation);
    }

    /**
     * Returns the condition that holds when this one does not.
     *
     * @return the opposite
     */
    default Condition negate() {
        return situation -> !holds(situation);
    }
}
