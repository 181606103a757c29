package dev.kairos.core.internal.journal;

import dev.kairos.api.internal.file.Folder;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Opens the files of a journal: checks all of them, then removes what a crash left unfinished. */
final class Recovery {

    private final Folder folder;
    private final Segments segments;
    private final AgentTable agents;

    Recovery(Folder folder, Segments segments, AgentTable agents) {
        this.folder = folder;
        this.segments = segments;
        this.agents = agents;
    }

    /**
     * Fills segments and agents.
     *
     * @param newJournal the number of the journal, if there is none yet
     */
    Opened run(long newJournal) throws IOException {
        List<String> names = folder.names();
        NavigableSet<Long> numbers = new TreeSet<>();
        names.stream().map(Segment::numberOf).filter(number -> number > 0).forEach(numbers::add);
        Opened opened = numbers.isEmpty() ? create(names, newJournal) : open(numbers);
        for (String name : names) {
            if (isUnfinished(name)) {
                folder.delete(name);
            }
        }
        return opened;
    }

    private Opened create(List<String> names, long journal) {
        for (String name : names) {
            if (!isUnfinished(name) && !name.startsWith(".")) {
                throw Failures.foreign(folder.path(), name);
            }
        }
        Roster roster = new Roster(1, new TreeMap<>());
        return new Opened(journal, roster, Position.of(1, Layout.SEGMENT_HEADER), 0);
    }

    private Opened open(NavigableSet<Long> numbers) throws IOException {
        Segment newest = add(numbers.last());
        long journal = newest.readHeader(folder.path());
        Tail tail = Tail.read(folder.path(), newest);
        Roster roster = tail.nextRoster();
        for (long number : roster.sealed().keySet()) {
            if (!numbers.contains(number)) {
                throw Failures.missing(folder.path(), Segment.name(number));
            }
            if (add(number).readHeader(folder.path()) != journal) {
                throw Failures.corrupt(folder.path(), Segment.name(number), 0, "it belongs to another journal");
            }
        }
        fold(roster, tail);
        if (tail.torn()) {
            Logs.logger()
                    .info("journal {}: dropped an unfinished write at {}:{}", folder.path(), newest.name(), tail.end());
        }
        tail.repair();
        // The process before this one may have failed before it had forced the name of the newest segment, which says
        // what
        // may be deleted.
        folder.force();
        deleteReleased(numbers, roster);
        return new Opened(
                journal,
                roster,
                Position.of(newest.number(), tail.end()),
                newest.file().size());
    }

    private Segment add(long number) throws IOException {
        Segment segment = new Segment(number, folder.open(Segment.name(number)));
        segments.add(segment);
        return segment;
    }

    private void fold(Roster roster, Tail tail) throws IOException {
        Fold fold = new Fold(folder.path(), agents);
        FrameReader frames = new FrameReader(tail.segment(), tail.end());
        for (Segment segment : segments.all()) {
            long end = segment == tail.segment() ? tail.end() : roster.sealed().get(segment.number());
            frames.begin(segment, Math.min(end, segment.file().size()));
            while (frames.offset() < end) {
                if (!frames.next()) {
                    throw Failures.corrupt(
                            folder.path(), segment.name(), frames.offset(), "no whole frame stands here");
                }
                frames.forEach(fold);
            }
        }
    }

    private void deleteReleased(NavigableSet<Long> numbers, Roster roster) throws IOException {
        for (long number : numbers) {
            if (number != numbers.last() && !roster.sealed().containsKey(number)) {
                folder.delete(Segment.name(number));
            }
        }
    }

    private static boolean isUnfinished(String name) {
        return name.endsWith(SegmentWriter.UNFINISHED)
                && Segment.numberOf(name.substring(0, name.length() - SegmentWriter.UNFINISHED.length())) > 0;
    }

    /**
     * A journal whose files were opened.
     *
     * @param journal its number
     * @param roster what it consists of, for this opening
     * @param end where the log ends
     * @param written up to where the last segment is written, zeros ahead included
     */
    record Opened(long journal, Roster roster, long end, long written) {}
}
