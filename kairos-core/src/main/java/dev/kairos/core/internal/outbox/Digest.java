package dev.kairos.core.internal.outbox;

import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Severity;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Makes one notice of several that were held back. */
final class Digest {

    static final String KEY = "digest:";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);
    private static final int MOST_PER_NOTICE = 400;

    private Digest() {}

    /** One notice; what does not fit into {@code maxText} characters is counted. */
    static Notice of(List<Outgoing> parts, ZoneId zone, int maxText) {
        Outgoing last = parts.get(parts.size() - 1);
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (Outgoing part : parts) {
            String line = line(part, zone);
            if (text.length() + line.length() > maxText - 40) {
                break;
            }
            text.append(line).append('\n');
            told++;
        }
        if (told < parts.size()) {
            text.append("… and " + (parts.size() - told) + " more");
        }
        return new Notice(
                KEY + parts.get(0).id() + "-" + last.id(),
                last.notice().agent(),
                last.notice().to(),
                Severity.NORMAL,
                Content.of(parts.size() + " notices", text.toString().strip()),
                false);
    }

    private static String line(Outgoing part, ZoneId zone) {
        Content content = part.notice().content();
        String text = content.text().replaceAll("\\s+", " ").strip();
        String words = text.length() <= MOST_PER_NOTICE ? text : text.substring(0, MOST_PER_NOTICE) + "…";
        String title = content.title().isBlank() ? "" : content.title() + ": ";
        return TIME.format(part.queued().atZone(zone)) + " " + title + words;
    }
}
