package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Contacts;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Outbox;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.skill.Skill;
import dev.kairos.core.internal.time.HostTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All of a runtime that reaches out to people: outbox, channels, contacts. */
public final class ReachHost implements KairosListener, AutoCloseable {

    private final Post post;
    private final ContactBook contacts;
    private final Correspondence correspondence;
    private final PhoneAnswers answers;
    private volatile @Nullable Overseer overseer;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<String> all = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<List<String>, Skill> notifying = new ConcurrentHashMap<>();

    /** Opens the outbox in a journal and begins to deliver. */
    public ReachHost(
            HostTime time,
            Journal journal,
            SecretScanner secrets,
            Post.Settings settings,
            Consumer<Outgoing> listener) {
        this.post = new Post(time, journal, secrets, settings, listener);
        this.contacts = new ContactBook(post);
        for (Notifier notifier : settings.notifiers()) {
            if (notifier instanceof Channel channel) {
                channels.put(channel.name(), channel);
            }
            all.add(notifier.name());
            if (notifier.takesNews()) {
                news.add(notifier.name());
            }
        }
        this.correspondence = new Correspondence(post, journal, channels.keySet());
        List<Channel> asking = channels.values().stream()
                .filter(channel -> settings.asking().contains(channel.name()))
                .toList();
        this.answers = new PhoneAnswers(post, asking, news, () -> overseer);
        post.start();
    }

    /**
     * Follows what an agent says from before it starts.
     *
     * @param notifiers who delivers its news; empty for all that take news
     * @throws ConfigurationException if one is not there
     */
    public void follow(AgentId agent, List<String> notifiers) {
        List<String> problems = new ArrayList<>();
        for (String name : notifiers) {
            if (!all.contains(name)) {
                problems.add("there is no notifier '" + name + "' among " + all);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException("agent '" + agent + "'", problems);
        }
        correspondence.follow(agent, notifiers.isEmpty() ? news : notifiers);
    }

    /**
     * A skill with which an agent tells what cannot wait, or can, to those who deliver its news.
     *
     * @throws ConfigurationException if nobody does
     */
    public Skill notifySkill(AgentId agent, List<String> notifiers) {
        List<String> told = notifiers.isEmpty() ? news : notifiers;
        if (told.isEmpty()) {
            throw new ConfigurationException(
                    "agent '" + agent + "'",
                    List.of("none of " + all + " takes news, so its tool notify would tell nobody: name a notifier"));
        }
        return notifying.computeIfAbsent(List.copyOf(told), names -> new NotifySkill(post, names));
    }

    /**
     * Opens the channels on which people talk with an agent.
     *
     * @throws ConfigurationException if one is not there, is taken or cannot be opened
     */
    public void open(Agent agent, List<String> names) {
        post.time().work().execute(answers::askPending);
        for (String name : names) {
            Channel channel = channels.get(name);
            if (channel == null || !taken.add(name)) {
                throw new ConfigurationException(
                        "agent '" + agent.id() + "'",
                        List.of("channel '" + name + "' is not there, or another agent's: " + channels.keySet()));
            }
            try {
                channel.open(new FrontDoor(post, contacts, channel, agent, answers));
            } catch (Exception e) {
                throw new ConfigurationException(
                        "agent '" + agent.id() + "'", List.of("channel '" + name + "' did not open: " + e));
            }
        }
    }

    /** Names who resolves approvals, once the runtime is built. */
    public void overseer(Overseer resolves) {
        overseer = resolves;
    }

    /** The outbox. */
    public Outbox outbox() {
        return post;
    }

    /** Whom channels hear. */
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public void onEntry(Entry entry) {
        correspondence.onEntry(entry);
    }

    @Override
    public void onNotice(Notice notice) {
        answers.onNotice(notice);
    }

    @Override
    public void close() {
        channels.values().forEach(Channel::close);
        post.close();
    }
}
