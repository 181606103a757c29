package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.core.internal.beat.AgentConfig;
import dev.kairos.core.internal.beat.Routes;
import dev.kairos.core.internal.beat.RuntimeTool;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.oversight.Rules;
import dev.kairos.core.internal.spend.Meter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a host asks an agent to be, checked and made into its definition. */
public record Blueprint(
        AgentId id,
        String instructions,
        List<Skill> skills,
        List<Sensor> sensors,
        @Nullable Tiers tiers,
        Rules rules,
        Heartbeat heartbeat,
        ZoneId zone,
        ClaimBlueprint claims,
        @Nullable Dream dream) {

    private static final String RESERVED = "kairos.";
    private static final int MOST_INSTRUCTIONS = 20_000;
    private static final int MOST_NAME = 64;
    private static final int MOST_DESCRIPTION = 200;

    /** Copies the lists. */
    public Blueprint {
        skills = List.copyOf(skills);
        sensors = List.copyOf(sensors);
    }

    /**
     * Checks all parts and makes the definition.
     *
     * @throws ConfigurationException if something is wrong; it lists all that is
     */
    public Definition definition(Host host, WakeLimits wakes, BeatLimits beats, ContextLimits context) {
        List<String> problems = new ArrayList<>();
        if (instructions.length() > MOST_INSTRUCTIONS) {
            problems.add(
                    "the instructions have " + instructions.length() + " characters: at most " + MOST_INSTRUCTIONS);
        }
        checkModel(problems, context);
        checkSkills(problems);
        if (dream != null && !host.remembers()) {
            problems.add("it dreams, but has nothing to remember with: set memory(…) on the runtime");
        }
        List<Sensor> all = allSensors();
        checkUnique(problems, "sensor", all.stream().map(Sensor::name).toList());
        problems.addAll(ClosedFolders.problems(skills, host.ownFolders()));
        if (!problems.isEmpty() || tiers == null) {
            throw new ConfigurationException("agent '" + id + "'", problems);
        }
        Toolbox toolbox = host.toolbox(skills);
        Routes routes = host.routes(tiers, Blueprint::routes);
        ModelProfile profile = host.meter().priced(tiers.everyday());
        AgentConfig config = new AgentConfig(
                id,
                instructions,
                toolbox,
                profile,
                beats,
                host.meter().within(tiers, context),
                rules,
                routes,
                claims.rules(skills));
        Definition definition = new Definition(
                config,
                config.digest(),
                tiers,
                heartbeat,
                wakes,
                all,
                zone,
                claims.gate(skills, host.memoryKept(id)),
                dream);
        String crowded = host.prompt(definition).crowded();
        if (crowded != null) {
            throw new ConfigurationException("agent '" + id + "'", List.of(crowded));
        }
        return definition;
    }

    /** The models with their prices, as far as these are known. */
    private static Routes routes(Meter meter, Tiers tiers) {
        Map<Tier, List<ModelProfile>> chains = new EnumMap<>(Tier.class);
        tiers.models().forEach((tier, models) -> {
            if (!models.isEmpty()) {
                chains.put(tier, models.stream().map(meter::priced).toList());
            }
        });
        return new Routes(chains);
    }

    /** What is wrong with a model that cannot call tools. */
    public static String withoutTools(ModelProfile profile) {
        return "model '" + profile.name() + "' cannot call tools: choose one that can, or correct its profile";
    }

    private void checkModel(List<String> problems, ContextLimits context) {
        if (id.value().startsWith(RESERVED)) {
            problems.add("ids that begin with '" + RESERVED + "' are the runtime's own: choose another id");
        }
        if (tiers == null) {
            problems.add("it has no model: name one with model(…) on the agent or on the runtime");
            return;
        }
        tiers.models().values().stream()
                .flatMap(List::stream)
                .forEach(model -> checkModel(problems, context, model.profile()));
    }

    private static void checkModel(List<String> problems, ContextLimits context, ModelProfile profile) {
        if (!profile.capabilities().contains(Capability.TOOLS)) {
            problems.add(withoutTools(profile));
        }
        long needed = (long) context.context() + context.transcript() + Math.min(context.reply(), profile.maxOutput());
        if (needed > profile.contextWindow()) {
            problems.add("its prompts may have " + needed + " tokens with the reply, but the window of model '"
                    + profile.name() + "' has " + profile.contextWindow() + ": lower the context limits");
        }
    }

    private void checkSkills(List<String> problems) {
        checkUnique(problems, "skill", skills.stream().map(Skill::name).toList());
        List<String> tools = new ArrayList<>();
        for (Skill skill : skills) {
            if (skill.description().length() > MOST_DESCRIPTION) {
                problems.add("the description of skill '" + skill.name() + "' has more than " + MOST_DESCRIPTION
                        + " characters");
            }
            for (Tool<?> tool : skill.tools()) {
                tools.add(tool.name());
                if (RuntimeTool.named(tool.name()) != null) {
                    problems.add("tool '" + tool.name() + "' has the name of a tool of the runtime: rename it");
                }
            }
        }
        checkUnique(problems, "tool", tools);
    }

    private static void checkUnique(List<String> problems, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank() || name.length() > MOST_NAME) {
                problems.add(what + " name '" + name + "' must have 1-" + MOST_NAME + " characters");
            } else if (!seen.add(name)) {
                problems.add("there are two " + what + "s named '" + name + "': rename one");
            }
        }
    }

    private List<Sensor> allSensors() {
        List<Sensor> all = new ArrayList<>(sensors);
        skills.forEach(skill -> all.addAll(skill.sensors()));
        return List.copyOf(all);
    }
}
