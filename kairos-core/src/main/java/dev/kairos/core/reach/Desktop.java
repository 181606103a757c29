package dev.kairos.core.reach;

import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.internal.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Shows notices on this machine's screen by a program such as {@code notify-send}. */
final class Desktop implements Notifier {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final String program;

    Desktop(String name, String program) {
        this.name = name;
        this.program = program;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean showsOnLockScreen() {
        return true;
    }

    @Override
    public int maxText() {
        return 1_000;
    }

    @Override
    public Delivery deliver(Notice notice) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command(notice))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return new Delivery.Refused("'" + program + "' could not be run: " + e.getMessage(), null);
        }
        try {
            int exit = Deadline.in(TIMEOUT).await(process.onExit()).exitValue();
            return exit == 0
                    ? new Delivery.Confirmed("")
                    : new Delivery.Refused("'" + program + "' ended with " + exit, Duration.ZERO);
        } catch (ExecutionException | TimeoutException e) {
            return new Delivery.Unknown("'" + program + "' did not end within " + TIMEOUT);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Notice notice) {
        String urgency = notice.severity() == Severity.URGENT ? "critical" : "normal";
        String title = notice.content().title();
        return List.of(
                program,
                "--app-name=Kairos",
                "--urgency=" + urgency,
                "--",
                plain(title.isBlank() ? notice.agent().value() : title),
                escaped(plain(notice.content().text())));
    }

    private static String plain(String text) {
        return text.replace('\0', ' ');
    }

    /** Bodies may hold markup. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
