package dev.kairos.examples.keeper;

import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Has Keeper dream, and shows what that changed and what the next morning begins with. */
final class DreamPage {
    private static final String INDENT = "             ";
    private static final int MOST_LINES = 10;

    private final Page page;
    private final Desk.Shift shift;
    private final Scope scope = Scope.agent(Desk.KEEPER);

    DreamPage(Page page, Desk.Shift shift) {
        this.page = page;
        this.shift = shift;
    }

    /** Dreams; {@code settle} lets the runtime do it. */
    void show(ZonedDateTime now, Runnable settle) throws IOException {
        List<String> before = lines();
        CompletableFuture<DreamReport> dream = shift.agent().dream();
        settle.run();
        DreamReport report = dream.join();
        List<String> after = lines();
        page.text("");
        page.text("Keeper dreams: " + report.span().episodes() + " episodes became generation "
                + report.span().to() + ", $0.00. What that changed in MEMORY.md:");
        print("- ", missing(before, after));
        print("+ ", missing(after, before));
        Brief brief = shift.memory()
                .recall()
                .brief(
                        Principal.of(Desk.KEEPER),
                        BriefQuery.of(scope, now.plusDays(1))
                                .since(now.minusDays(1).toInstant()));
        page.text("The next morning begins with " + brief.tokens() + " tokens:");
        print("", brief.text().lines().filter(line -> !line.isBlank()).toList());
    }

    private void print(String sign, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> page.text(INDENT + sign + line));
        if (lines.size() > MOST_LINES) {
            page.text(INDENT + "… and " + (lines.size() - MOST_LINES) + " more");
        }
    }

    private static List<String> missing(List<String> from, List<String> in) {
        List<String> missing = new ArrayList<>(from);
        missing.removeAll(in);
        return missing;
    }

    /** What stands in the file, without the names that its lines hide. */
    private List<String> lines() throws IOException {
        Path file = shift.memory().folder(scope).resolve("MEMORY.md");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.replaceAll(" *<!--.*-->", ""))
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }
}
