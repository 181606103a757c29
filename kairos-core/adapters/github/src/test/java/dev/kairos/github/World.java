package dev.kairos.github;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.InboxFullException;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.time.Timers;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The skill with an agent that only listens, under virtual time. */
final class World implements SkillContext, AutoCloseable {

    final List<Event> events = new ArrayList<>();
    final FakeGitHub far;
    boolean full;
    VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    InMemoryJournal journal = InMemoryJournal.create(time);
    GitHub github;

    World() throws IOException {
        far = new FakeGitHub();
    }

    GitHub start() throws IOException {
        return start(GitHub.with("token", journal).server(far.uri()).webhooks("secret"));
    }

    GitHub start(GitHub skill) throws IOException {
        github = skill;
        skill.start(this);
        time.settle();
        return skill;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    List<String> texts() {
        return events.stream().map(Event::text).toList();
    }

    @SuppressWarnings("unchecked")
    <I> ToolResult call(String tool, I input, String key) throws Exception {
        Tool<I> found = (Tool<I>) github.tools().stream()
                .filter(each -> each.name().equals(tool))
                .findFirst()
                .orElseThrow();
        return found.function().run(input, new ToolContext(agent(), "b1", key, time.instant()));
    }

    @Override
    public AgentId agent() {
        return AgentId.of("a1");
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public synchronized Receipt offer(Event event) {
        if (full) {
            throw new InboxFullException(agent(), events.size());
        }
        boolean known =
                events.stream().anyMatch(each -> String.valueOf(each.key()).equals(event.key()));
        if (!known) {
            events.add(event);
        }
        return new Receipt(events.size(), known);
    }

    @Override
    public Timers.Pending after(Duration delay, Runnable task) {
        return time.after(delay, time, task);
    }

    @Override
    public void close() {
        github.stop(this);
        far.close();
    }
}
