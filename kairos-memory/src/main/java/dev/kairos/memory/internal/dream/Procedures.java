package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.dream.Workbench.Known;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps what people and the agent say of how something is done ("to fix the build here: run X before Y"). */
final class Procedures implements DreamPass {
    private static final int LONGEST = 400;
    private static final int SHORTEST = 20;
    private static final Pattern HOW =
            Pattern.compile("(?i)^\\W*(?:in order )?to [a-z]+ [^,:?]{2,80}[,:] ?(?:you (?:have to |need to |must )?|"
                    + "first,? |always |just |simply |please )*(?:run|do|use|call|start|stop|restart|check|set|open|ask|clear|delete|remove"
                    + "|install|update|switch|turn|press|wait|go|send|make|build|pull|push|revert|rebase)\\b");
    private static final Pattern HELPED = Pattern.compile(
            "(?i)\\b(?:the fix (?:is|was)|fixed (?:it |this |that )?by|solved (?:it )?by"
                    + "|what helped was|what works is|it works (?:once|if|when) you|it only works (?:once|if|when))\\b");

    private final Desk desk;

    Procedures(Desk desk) {
        this.desk = desk;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        DreamContext context = draft.context();
        Set<String> known = new HashSet<>();
        for (Known memory : desk.of(draft).all()) {
            if (memory.statement().kind() == Kind.PROCEDURE) {
                known.add(memory.statement().text());
            }
        }
        List<MemoryOp> added = new ArrayList<>();
        for (StoredEpisode stored : context.episodes()) {
            Episode episode = stored.episode();
            boolean told =
                    episode.speaker().role() == Role.PERSON || episode.speaker().role() == Role.AGENT;
            for (Range range : told ? Phrases.sentences(episode.text()) : List.<Range>of()) {
                String text = text(episode.text().substring(range.from(), range.to()));
                if (isProcedure(text) && known.add(text)) {
                    Source source = Source.of(context.generation().scope(), episode, range.from(), range.to());
                    added.add(new MemoryOp.Add(
                            Ids.of("procedure", episode.id(), text),
                            statement(text, episode, source),
                            "how it is done"));
                }
            }
        }
        return draft.propose(added);
    }

    private static boolean isProcedure(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && !text.endsWith("?")
                && (HOW.matcher(text).find() || HELPED.matcher(text).find());
    }

    private static String text(String sentence) {
        return sentence.replaceAll("\\s+", " ").strip();
    }

    private static Statement statement(String text, Episode episode, Source source) {
        Origin origin =
                episode.speaker().role() == Role.AGENT ? Origin.AGENT.least(episode.origin()) : episode.origin();
        return new Statement(
                Kind.PROCEDURE,
                text,
                null,
                new Validity(episode.time().toInstant(), null),
                new Grounds(List.of(source), List.of()),
                origin,
                0.7);
    }
}
