package dev.kairos.core;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.dream.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.LoggerFactory;

/**
 * Writes what agents dream into files for people: a folder for each agent, a Markdown file for each day. Nothing reads them
 * back: a diary is never a source of memory. Set it as a listener of the runtime. Erasing does not reach these files: what a
 * report quoted stays in them until somebody deletes it.
 */
public final class DreamDiary implements KairosListener {
    private static final String NOTICE = "<!-- Written for people. No memory comes from here. -->\n\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Path folder;
    private final ZoneId zone;
    private final Executor executor;

    private DreamDiary(Path folder, ZoneId zone, Executor executor) {
        this.folder = folder;
        this.zone = zone;
        this.executor = executor;
    }

    /**
     * Keeps diaries in a folder.
     *
     * @param folder where; made when it is first needed. Keep it out of the folders that tools may read
     * @param zone in which days begin
     * @param executor writes; one file at a time if it runs one task at a time. What cannot be written is logged
     * @return the diary
     */
    public static DreamDiary in(Path folder, ZoneId zone, Executor executor) {
        return new DreamDiary(folder, zone, executor);
    }

    @Override
    public void onDream(AgentId agent, DreamReport report) {
        executor.execute(() -> write(agent, report));
    }

    private void write(AgentId agent, DreamReport report) {
        ZonedDateTime now = report.dream().now().atZone(zone);
        Path file = folder.resolve(agent.value()).resolve(now.toLocalDate() + ".md");
        try {
            Files.createDirectories(file.getParent());
            String head = Files.exists(file) ? "" : NOTICE + "# " + now.toLocalDate() + "\n\n";
            Files.writeString(file, head + page(now, report), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LoggerFactory.getLogger(DreamDiary.class).error("the diary {} cannot be written", file, e);
        }
    }

    private static String page(ZonedDateTime now, DreamReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("## " + TIME.format(now) + " " + report.dream().trigger() + ": "
                + report.dream().outcome());
        lines.add("");
        lines.add("Generation " + report.span().from() + " to " + report.span().to() + ", "
                + report.span().episodes() + " episodes, " + report.span().tokensBefore() + " to "
                + report.span().tokensAfter() + " hot tokens, "
                + report.dream().spend().cost() + ".");
        lines.add("Done: " + new TreeMap<>(report.counts()) + ".");
        lines.add("");
        report.texts().diff().forEach(line -> lines.add("    " + line));
        section(lines, "Noticed", report.insights().stream().map(Insight::text).toList());
        section(
                lines,
                "Suggested",
                report.suggestions().stream().map(Suggestion::text).toList());
        section(
                lines,
                "Refused",
                report.refused().stream()
                        .map(refusal -> refusal.rule() + ": " + refusal.why())
                        .toList());
        section(lines, "Notes", report.texts().notes());
        return String.join("\n", lines) + "\n\n";
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add("### " + title);
            lines.add("");
            items.forEach(item -> lines.add("- " + item.replaceAll("\\s+", " ")));
        }
    }
}
