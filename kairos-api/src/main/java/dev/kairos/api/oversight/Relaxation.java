package dev.kairos.api.oversight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One exact call that a host lets an agent make even after it has read a stranger's text, for example one argument vector in
 * a folder without credentials and network, or a draft pull request to one repository. The policy still decides about it.
 *
 * <pre>{@code
 * Relaxation.of("tests in the worktree", "run_command").where("command", "./mvnw", "-q", "test")
 * Relaxation.of("drafts to our own repository", "open_pull_request").where("repository", "acme/shop").where("draft", "true")
 * }</pre>
 *
 * @param why what is relaxed, for people; journaled with the action
 * @param tool the tool's name
 * @param arguments by an argument's name all its values, in order, as {@link Action.Call#values(String)} tells them; other
 *     arguments may have any values
 */
public record Relaxation(String why, String tool, Map<String, List<String>> arguments) {

    /** Copies the arguments. */
    public Relaxation {
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(tool, "tool");
        arguments = Map.copyOf(arguments);
    }

    /**
     * Relaxes a tool whatever its arguments are; narrow it with {@link #where}.
     *
     * @param why what is relaxed, for people
     * @param tool the tool's name
     * @return the relaxation
     */
    public static Relaxation of(String why, String tool) {
        return new Relaxation(why, tool, Map.of());
    }

    /**
     * Narrows this relaxation to calls with certain values of an argument.
     *
     * @param argument the argument's name
     * @param values exactly its values, in order
     * @return the narrower relaxation
     */
    public Relaxation where(String argument, String... values) {
        Map<String, List<String>> more = new TreeMap<>(arguments);
        more.put(argument, List.of(values));
        return new Relaxation(why, tool, more);
    }

    /**
     * Tells whether it covers an action.
     *
     * @param action the action
     * @return whether tool and named arguments are exactly these
     */
    public boolean covers(Action action) {
        return action.tool().equals(tool)
                && arguments.entrySet().stream()
                        .allMatch(argument ->
                                action.call().values(argument.getKey()).equals(argument.getValue()));
    }
}
