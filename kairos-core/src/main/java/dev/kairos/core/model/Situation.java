package dev.kairos.core.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request to a model, as the rules of a {@link ReflexModel} look at it. Immutable. */
public final class Situation {

    private final ModelRequest request;
    private final String heard;

    Situation(ModelRequest request) {
        this.request = request;
        this.heard = of(ModelMessage.User.class).map(ModelMessage.User::text).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the request itself.
     *
     * @return the request
     */
    public ModelRequest request() {
        return request;
    }

    /**
     * Returns all that people and the runtime have said in this beat: its context, with what woke it, first.
     *
     * @return the words, a line break between messages
     */
    public String heard() {
        return heard;
    }

    /**
     * Looks for a pattern in what was {@linkplain #heard heard}.
     *
     * @param regex a regular expression of RE2 syntax; matches anywhere
     * @return the first group of the first match, or the whole match if the expression has no group
     * @throws com.google.re2j.PatternSyntaxException if it is no such expression
     */
    public Optional<String> find(String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(heard);
        return matcher.find()
                ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                : Optional.empty();
    }

    /**
     * Tells whether a tool has answered in this beat, with success or error.
     *
     * @param tool its name
     * @return whether it has
     */
    public boolean answered(String tool) {
        return last(tool).isPresent();
    }

    /**
     * Tells whether the last answer of a tool is an error.
     *
     * @param tool its name
     * @return whether it is; {@code false} if it has not answered
     */
    public boolean failed(String tool) {
        return last(tool).map(ModelMessage.ToolAnswer::error).orElse(false);
    }

    /**
     * Returns the last answer of a tool.
     *
     * @param tool its name
     * @return the text; empty if it has not answered
     */
    public String answer(String tool) {
        return last(tool).map(ModelMessage.ToolAnswer::text).orElse("");
    }

    /**
     * Returns all answers of a tool.
     *
     * @param tool its name
     * @return the texts, oldest first
     */
    public List<String> answers(String tool) {
        return answersOf(tool).map(ModelMessage.ToolAnswer::text).toList();
    }

    /**
     * Tells whether a tool may be called.
     *
     * @param tool its name
     * @return whether the request offers it
     */
    public boolean offers(String tool) {
        return request.tools().stream().anyMatch(spec -> spec.name().equals(tool));
    }

    /**
     * Counts the model's turns so far.
     *
     * @return how often it has replied in this beat
     */
    public int turns() {
        return (int) of(ModelMessage.Assistant.class).count();
    }

    /** Tells whether a call with these very arguments has been made. */
    boolean called(String tool, String arguments) {
        return of(ModelMessage.Assistant.class)
                .flatMap(said -> said.calls().stream())
                .anyMatch(call -> call.tool().equals(tool) && call.arguments().equals(arguments));
    }

    private Optional<ModelMessage.ToolAnswer> last(String tool) {
        return answersOf(tool).reduce((earlier, later) -> later);
    }

    private Stream<ModelMessage.ToolAnswer> answersOf(String tool) {
        return of(ModelMessage.ToolAnswer.class).filter(answer -> answer.tool().equals(tool));
    }

    private <T extends ModelMessage> Stream<T> of(Class<T> kind) {
        return request.messages().stream().filter(kind::isInstance).map(kind::cast);
    }
}
