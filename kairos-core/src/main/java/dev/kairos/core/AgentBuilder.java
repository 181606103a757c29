package dev.kairos.core;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.host.Blueprint;
import dev.kairos.core.internal.host.ClaimBlueprint;
import dev.kairos.core.internal.host.Definition;
import dev.kairos.core.internal.host.Host;
import dev.kairos.core.internal.outbox.ReachHost;
import dev.kairos.core.internal.oversight.Rules;
import dev.kairos.core.verify.Verifiers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds an agent. Not safe for use by many threads; of no use after {@link #start()}. */
public final class AgentBuilder {

    private final AgentId id;
    private final Host host;
    private final List<Objective> objectives = new ArrayList<>();
    private final List<Skill> skills = new ArrayList<>();
    private final List<Sensor> sensors = new ArrayList<>();
    private final List<String> notifiers = new ArrayList<>();
    private final List<String> channels = new ArrayList<>();
    private final @Nullable ReachHost reaching;
    private boolean notifies;
    private String instructions = "";
    private final List<Relaxation> relaxations = new ArrayList<>();
    private @Nullable Tiers model;
    private @Nullable Policy policy;
    private Budget budget = Budget.NONE;
    private ZoneId zone = ZoneId.systemDefault();
    private @Nullable Dream dream;
    private Heartbeat heartbeat = Heartbeat.never();
    private WakeLimits wakeLimits = WakeLimits.defaults();
    private BeatLimits beatLimits = BeatLimits.defaults();
    private ClaimBlueprint claims;
    private ContextLimits contextLimits = ContextLimits.defaults();

    AgentBuilder(AgentId id, Host host, KairosBuilder defaults) {
        this.id = id;
        this.host = host;
        this.model = defaults.model();
        this.claims = defaults.claims();
        this.reaching = defaults.reaching();
    }

    /**
     * Tells the agent who it is and how it should work. Stands at the head of every prompt.
     *
     * @param text the instructions, at most 20,000 characters, and with the tools no more than the context of the agent's
     *     {@link ContextLimits} holds
     * @return this builder
     */
    public AgentBuilder instructions(String text) {
        this.instructions = Objects.requireNonNull(text, "text");
        return this;
    }

    /**
     * Gives the agent standing work without a date, under the id {@code objective-N}, unless it has it already.
     *
     * @param text what is to be achieved
     * @return this builder
     */
    public AgentBuilder objective(String text) {
        return objective(Objective.of("objective-" + (objectives.size() + 1), text));
    }

    /**
     * Gives the agent standing work, unless it has an objective with this id already.
     *
     * @param objective the work
     * @return this builder
     */
    public AgentBuilder objective(Objective objective) {
        objectives.add(Objects.requireNonNull(objective, "objective"));
        return this;
    }

    /**
     * Sets when the agent wakes by itself. By default never: only events, messages, objectives and {@link Agent#wake()}
     * wake it.
     *
     * @param heartbeat the heartbeat
     * @return this builder
     */
    public AgentBuilder heartbeat(Heartbeat heartbeat) {
        this.heartbeat = Objects.requireNonNull(heartbeat, "heartbeat");
        return this;
    }

    /**
     * Adds a skill with its tools and sensors.
     *
     * @param skill the skill
     * @return this builder
     */
    public AgentBuilder skill(Skill skill) {
        skills.add(Objects.requireNonNull(skill, "skill"));
        return this;
    }

    /**
     * Adds something to look at before each wake is decided.
     *
     * @param sensor the sensor
     * @return this builder
     */
    public AgentBuilder sensor(Sensor sensor) {
        sensors.add(Objects.requireNonNull(sensor, "sensor"));
        return this;
    }

    /**
     * Names the notifiers that deliver this agent's news. By default all of the runtime that {@linkplain
     * dev.kairos.api.reach.Notifier#takesNews take news}.
     *
     * @param names their names
     * @return this builder
     */
    public AgentBuilder notifying(String... names) {
        notifiers.addAll(List.of(names));
        return this;
    }

    /**
     * Names the channels of the runtime on which people talk with this agent. By default none; a channel has one agent.
     *
     * @param names their names
     * @return this builder
     */
    public AgentBuilder channels(String... names) {
        channels.addAll(List.of(names));
        return this;
    }

    /**
     * Gives it the tool {@code notify}, which tells those who deliver its news something in the middle of a beat: at once, after
     * quiet hours or with the daily digest. By default it tells only how its beats end.
     *
     * @return this builder
     */
    public AgentBuilder notifyTool() {
        this.notifies = true;
        return this;
    }

    /**
     * Sets the zone in which the agent's days begin and people's words like "yesterday" are meant. By default the system's.
     *
     * @param zone the zone
     * @return this builder
     */
    public AgentBuilder zone(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
        return this;
    }

    /**
     * Sets how the agent dreams: when, with which strategy, and within what. By default it does not. Needs a memory.
     *
     * @param dream the configuration
     * @return this builder
     */
    public AgentBuilder dream(Dream dream) {
        this.dream = Objects.requireNonNull(dream, "dream");
        return this;
    }

    /**
     * Sets the model that this agent thinks with. By default the runtime's.
     *
     * @param model the backend; its model must be able to call tools
     * @return this builder
     */
    public AgentBuilder model(ModelBackend model) {
        return models(Tiers.standard(Objects.requireNonNull(model, "model")));
    }

    /**
     * Sets the models of each tier that this agent thinks with. By default the runtime's.
     *
     * @param models the models; each must be able to call tools
     * @return this builder
     */
    public AgentBuilder models(Tiers models) {
        this.model = Objects.requireNonNull(models, "models");
        return this;
    }

    /**
     * Sets what decides about each tool call. By default everything is allowed that no stranger's text stands behind. With a
     * policy, unattended beats do nothing that it does not list; the agent can also ask its owner questions then.
     *
     * @param policy the policy
     * @return this builder
     */
    public AgentBuilder policy(Policy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Lets exact calls be made even after a stranger's text was read. By default each EXECUTE, and each SEND to anybody but
     * the owner, asks then.
     *
     * @param relaxation the calls
     * @return this builder
     */
    public AgentBuilder relax(Relaxation relaxation) {
        relaxations.add(Objects.requireNonNull(relaxation, "relaxation"));
        return this;
    }

    /**
     * Sets what this agent may spend, beside the budget of the runtime. By default there is no budget.
     *
     * @param budget the caps
     * @return this builder
     */
    public AgentBuilder budget(Budget budget) {
        this.budget = Objects.requireNonNull(budget, "budget");
        return this;
    }

    /**
     * Sets how often the agent may wake. By default {@link WakeLimits#defaults()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public AgentBuilder limits(WakeLimits limits) {
        this.wakeLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Sets the limits of each beat. By default {@link BeatLimits#defaults()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public AgentBuilder limits(BeatLimits limits) {
        this.beatLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Sets how large prompts may be. By default {@link ContextLimits#defaults()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public AgentBuilder limits(ContextLimits limits) {
        this.contextLimits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Adds what checks a kind of claim, in place of what the runtime or a skill brings for it. An agent for which anything
     * verifies claims has to state some: without a claim that holds, nothing that it does is shown as done.
     *
     * @param kind the kind, for example {@link dev.kairos.api.verify.Claim#TESTS_PASSED}
     * @param verifier checks it
     * @return this builder
     */
    public AgentBuilder verify(String kind, Verifier verifier) {
        claims = claims.with(kind, verifier);
        return this;
    }

    /**
     * Sets how often, in one beat, claims that do not hold go back to the model with the evidence before the work is reported
     * as not done. By default 2.
     *
     * @param most 0 or more
     * @return this builder
     */
    public AgentBuilder corrections(int most) {
        claims = claims.with(most);
        return this;
    }

    /**
     * Has a model look for gaps in claims that verifiers found to hold. It can lower their verdict to {@link
     * dev.kairos.api.verify.Verdict#UNVERIFIED} and never raise one; where it fails, the verdict stands. Its calls are paid from the
     * agent's budget. By default no model looks.
     *
     * @param tier whose model looks; the everyday one where the agent has none of that tier
     * @return this builder
     */
    public AgentBuilder secondLook(Tier tier) {
        claims = claims.with(Objects.requireNonNull(tier, "tier"));
        return this;
    }

    /**
     * Starts the agent: reads its journal, starts its skills, and goes on where it was. Blocks for these.
     *
     * @return the living agent
     * @throws ConfigurationException if something is missing, out of its range or there twice, or a skill did not start; it
     *     lists all that is wrong
     */
    public Agent start() {
        ReachHost reach = reaching;
        if (reach == null && (notifies || !(notifiers.isEmpty() && channels.isEmpty()))) {
            throw new ConfigurationException(
                    "agent '" + id + "'", List.of("the runtime reaches nobody: name notifiers with reach(…) on it"));
        }
        Rules rules = policy == null && relaxations.isEmpty() && budget.caps().isEmpty()
                ? Rules.NONE
                : new Rules(policy, relaxations, budget);
        List<Skill> all = new ArrayList<>(skills);
        if (reach != null && notifies) {
            all.add(reach.notifySkill(id, notifiers));
        }
        ClaimBlueprint checked = reach == null
                ? claims
                : claims.knowing(Claim.MESSAGE_DELIVERED, Verifiers.messageDelivered(reach.outbox()));
        Blueprint blueprint =
                new Blueprint(id, instructions, all, sensors, model, rules, heartbeat, zone, checked, dream);
        Definition definition = blueprint.definition(host, wakeLimits, beatLimits, contextLimits);
        if (reach == null) {
            return host.start(definition, objectives);
        }
        reach.follow(id, notifiers);
        Agent agent = host.start(definition, objectives);
        reach.open(agent, channels);
        return agent;
    }
}
