package dev.kairos.examples.keeper;

import dev.kairos.api.AgentId;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's memory holds about the builds of its repository. The runtime itself appends to that memory after each beat:
 * what tools said, what the agent concluded. This only reads. Safe for use by many threads.
 */
final class Logbook {
    private static final int PAGE = 1_000;
    private static final int MOST = 2_000;
    private static final Pattern RESULT = Pattern.compile("\\A(PASSED|FAILED) at ([0-9a-f]{40,64})\\b");

    private final MemoryStore store;
    private final Principal principal;
    private final Scope scope;
    private final Deque<Episode> latest = new ArrayDeque<>();
    private long watermark;

    Logbook(MemoryStore store, AgentId agent) {
        this.store = store;
        this.principal = Principal.of(agent);
        this.scope = Scope.agent(agent);
    }

    /**
     * A test run.
     *
     * @param time when
     * @param passed how it ended
     * @param commit what was tested
     */
    record Run(Instant time, boolean passed, String commit) {}

    /**
     * How the build stands.
     *
     * @param last the last run, or {@code null} if there was none
     * @param lastGreen the last run that passed, or {@code null}
     * @param turned the run since which it is as it is, or {@code null} if there was none
     */
    record Standing(
            @Nullable Run last,
            @Nullable Run lastGreen,
            @Nullable Run turned) {}

    Standing standing() {
        Run last = null;
        Run lastGreen = null;
        Run turned = null;
        for (Run run : runs()) {
            turned = last == null || last.passed() != run.passed() ? run : turned;
            lastGreen = run.passed() ? run : lastGreen;
            last = run;
        }
        return new Standing(last, lastGreen, turned);
    }

    /** All test runs that are remembered, oldest first. */
    List<Run> runs() {
        return episodes().stream()
                .filter(episode -> episode.speaker().role() == Episode.Role.TOOL
                        && episode.speaker().name().equals(RepositorySkill.RUN_TESTS))
                .flatMap(episode -> {
                    Matcher matcher = RESULT.matcher(episode.text());
                    return matcher.find()
                            ? Stream.of(new Run(
                                    episode.time().toInstant(), matcher.group(1).equals("PASSED"), matcher.group(2)))
                            : Stream.empty();
                })
                .toList();
    }

    /** What the agent concluded by itself since a moment, oldest first. */
    List<Episode> conclusions(Instant since) {
        return episodes().stream()
                .filter(episode -> episode.speaker().role() == Episode.Role.AGENT
                        && episode.session().kind() == Episode.Session.Kind.BEAT
                        && !episode.time().toInstant().isBefore(since))
                .toList();
    }

    private synchronized List<Episode> episodes() {
        List<StoredEpisode> page;
        do {
            page = store.episodes(principal, scope, EpisodeQuery.after(watermark, PAGE));
            for (StoredEpisode stored : page) {
                watermark = stored.sequence();
                latest.add(stored.episode());
                if (latest.size() > MOST) {
                    latest.remove();
                }
            }
        } while (page.size() == PAGE);
        return List.copyOf(latest);
    }
}
