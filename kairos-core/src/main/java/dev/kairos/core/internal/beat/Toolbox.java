package dev.kairos.core.internal.beat;

import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.core.internal.schema.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tools of a set of skills, with what models are told of them. Immutable; shared by all agents with the same skills. */
public final class Toolbox {

    private static final int FRAME = 8;

    private final List<Skill> skills;
    private final Map<String, Bound<?>> tools;
    private final Map<String, Integer> tokensBySkill;

    private Toolbox(List<Skill> skills, Map<String, Bound<?>> tools, Map<String, Integer> tokensBySkill) {
        this.skills = skills;
        this.tools = tools;
        this.tokensBySkill = tokensBySkill;
    }

    /**
     * A tool with its skill.
     *
     * @param <I> the tool's input
     * @param skill the skill's name
     * @param tool the tool
     * @param arguments its schema, and the way from a model's JSON to its input
     */
    public record Bound<I>(String skill, Tool<I> tool, Arguments<I> arguments) {

        static <I> Bound<I> of(Skill skill, Tool<I> tool) {
            return new Bound<>(skill.name(), tool, Arguments.of(tool));
        }

        /** What models are told. */
        ToolSpec spec() {
            return new ToolSpec(tool.name(), tool.description(), arguments.schema());
        }
    }

    /** Binds skills whose names and tool names were checked to be unique. */
    public static Toolbox of(List<Skill> skills) {
        Map<String, Bound<?>> tools = new LinkedHashMap<>();
        Map<String, Integer> tokens = new TreeMap<>();
        for (Skill skill : skills) {
            int sum = 0;
            for (Tool<?> tool : skill.tools()) {
                Bound<?> bound = Bound.of(skill, tool);
                tools.put(tool.name(), bound);
                sum += tokens(bound.spec());
            }
            tokens.put(skill.name(), sum);
        }
        return new Toolbox(List.copyOf(skills), tools, tokens);
    }

    /** About how many tokens a tool's schema takes in a prompt. */
    public static int tokens(ToolSpec spec) {
        TokenEstimator estimator = TokenEstimator.standard();
        return FRAME
                + estimator.tokens(spec.name())
                + estimator.tokens(spec.description())
                + estimator.tokens(spec.schema());
    }

    /** The skills, in the host's order. */
    public List<Skill> skills() {
        return skills;
    }

    /** The tool with a name, or {@code null}. */
    public @Nullable Bound<?> find(String tool) {
        return tools.get(tool);
    }

    /** The names of all tools. */
    public List<String> names() {
        return List.copyOf(tools.keySet());
    }

    /** About how many tokens the schemas of a skill take. */
    public int tokens(String skill) {
        return tokensBySkill.getOrDefault(skill, 0);
    }

    /** What models are told of the tools of some skills, in the host's order. */
    public List<ToolSpec> specs(List<String> ofSkills) {
        List<ToolSpec> specs = new ArrayList<>();
        for (Bound<?> bound : tools.values()) {
            if (ofSkills.contains(bound.skill())) {
                specs.add(bound.spec());
            }
        }
        return specs;
    }
}
