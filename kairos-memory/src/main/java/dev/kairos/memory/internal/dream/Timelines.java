package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.FactKey;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps timelines: of each name that comes up on several days, and of each day on which several things happened, the last
 * things that were noted, each with its day. A timeline that grows takes the place of the one before.
 */
final class Timelines implements DreamPass {
    private static final String ATTRIBUTE = "timeline";
    private static final int LEAST = 3;
    private static final int MOST = Grounds.MAX_SOURCES;
    private static final int LONGEST_LINE = 90;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_TIMELINES = 50;
    private static final double IMPORTANCE = 0.3;

    private final Desk desk;
    private final Claims claims;

    Timelines(Desk desk, Claims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    /** Something that was noted. */
    private record Event(LocalDate day, Known note) {}

    @Override
    public DreamDraft run(DreamDraft draft) {
        ZoneId zone = draft.context().now().getZone();
        Map<FactKey, Known> current = new LinkedHashMap<>();
        Map<String, List<Event>> subjects = new LinkedHashMap<>();
        for (Known memory : desk.of(draft).all()) {
            Statement statement = memory.statement();
            FactKey key = statement.key();
            if (key != null && key.attribute().equals(ATTRIBUTE)) {
                current.put(key, memory);
            } else if (key == null && memory.isFounded()) {
                LocalDate day = memory.since().atZone(zone).toLocalDate();
                subjects(memory, day)
                        .forEach(subject -> subjects.computeIfAbsent(subject, name -> new ArrayList<>())
                                .add(new Event(day, memory)));
            }
        }
        List<MemoryOp> operations = new ArrayList<>();
        int made = 0;
        for (Map.Entry<String, List<Event>> entry : subjects.entrySet()) {
            List<Event> events = entry.getValue();
            if (made < MOST_TIMELINES && isWorthwhile(entry.getKey(), events)) {
                made++;
                write(entry.getKey(), events, current, operations, draft);
            }
        }
        return draft.propose(operations);
    }

    private Set<String> subjects(Known memory, LocalDate day) {
        Set<String> subjects = new LinkedHashSet<>();
        for (Claim claim : claims.of(memory.id(), memory.statement())) {
            claim.names().stream().filter(name -> name.length() <= LONGEST_NAME).forEach(subjects::add);
        }
        if (memory.statement().kind() == Kind.EVENT) {
            subjects.add(day.toString());
        }
        return subjects;
    }

    /** Something new of it tonight, several things at all, and, of a name, on several days. */
    private static boolean isWorthwhile(String subject, List<Event> events) {
        boolean day = Character.isDigit(subject.charAt(0));
        long days = events.stream().map(Event::day).distinct().count();
        return events.size() >= LEAST
                && (day || days >= LEAST)
                && events.stream().anyMatch(event -> event.note().fresh());
    }

    private static void write(
            String subject, List<Event> all, Map<FactKey, Known> current, List<MemoryOp> operations, DreamDraft draft) {
        List<Event> events = all.stream()
                .sorted(Comparator.comparing(Event::day))
                .skip(Math.max(0, all.size() - MOST))
                .toList();
        boolean ofDay = Character.isDigit(subject.charAt(0));
        StringBuilder text = new StringBuilder("Timeline of ").append(subject).append(':');
        Set<Source> sources = new LinkedHashSet<>();
        Set<Derivation> derivations = new LinkedHashSet<>();
        Origin least = Origin.OWNER;
        for (Event event : events) {
            Statement statement = event.note().statement();
            String line = Phrases.cut(statement.text(), LONGEST_LINE);
            text.append(sources.isEmpty() ? " " : "; ")
                    .append(ofDay ? "" : event.day() + " ")
                    .append(line);
            sources.add(statement.grounds().sources().get(0));
            derivations.add(new Derivation(first(statement.text()), event.day().toString(), "told of that day"));
            statement.grounds().derivations().stream()
                    .filter(derivation -> line.contains(derivation.to()))
                    .forEach(derivations::add);
            least = least.least(statement.origin());
        }
        FactKey key = new FactKey(subject, ATTRIBUTE);
        Known before = current.get(key);
        String id = Ids.of("timeline", subject, text.toString());
        if (before != null && before.statement().text().contentEquals(text)) {
            return;
        }
        Statement statement = new Statement(
                Kind.FACT,
                text.toString(),
                key,
                new Validity(events.get(0).note().since(), null),
                new Grounds(
                        List.copyOf(sources),
                        derivations.stream().limit(MOST * 2L).toList()),
                least,
                IMPORTANCE);
        operations.add(new MemoryOp.Add(id, statement, ATTRIBUTE));
        if (before != null && !before.pinned()) {
            Instant now = draft.context().now().toInstant();
            operations.add(new MemoryOp.Supersede(before.id(), id, now, "the timeline grew"));
        }
    }

    private static String first(String text) {
        String said = Note.said(text);
        int space = said.indexOf(' ');
        return space < 0 ? said : said.substring(0, space);
    }
}
