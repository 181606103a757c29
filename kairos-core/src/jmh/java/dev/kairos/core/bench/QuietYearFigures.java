package dev.kairos.core.bench;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.sensor.Sensors;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A year of one agent with a heartbeat every half hour and real sensors. Files are touched every day, the web server's Date
 * header changes with every answer, the repository is repacked and the process restarted every month; once a month something
 * really changes: a file, a commit or the web page in turn.
 */
final class QuietYearFigures {

    private static final int MONTHS = 12;
    private static final int DAYS = 365;

    private final Path folder;
    private final VirtualTime time = VirtualTime.startingAt("2026-01-01T00:00:00Z");
    private final AtomicReference<String> page = new AtomicReference<>("version 0");
    private final ScriptedModel model = ScriptedModel.of((request, n) -> ModelReply.calls(
            List.of(new ToolCall("1", "finish", "{\"outcome\":\"quiet\",\"summary\":\"looked\"}")), Usage.of(500, 20)));

    private QuietYearFigures(Path folder) {
        this.folder = folder;
    }

    static void print() throws Exception {
        Path folder = Files.createTempDirectory("kairos-year");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            new QuietYearFigures(folder).live(server);
        } finally {
            server.stop(0);
            Folders.delete(folder);
        }
    }

    private void live(HttpServer server) throws Exception {
        server.createContext("/", exchange -> {
            byte[] body = page.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Request-Id", Long.toString(System.nanoTime()));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Path files = Files.createDirectories(folder.resolve("files"));
        GitRepository repository = GitRepository.at(folder.resolve("repository"));
        Files.writeString(files.resolve("a.txt"), "a0");
        repository.write("file.txt", "first").commit("first");
        Tally before = firstLook(files, repository.root(), uri);
        Tally after = before;
        int day = 0;
        for (int month = 0; month < MONTHS; month++) {
            try (Kairos kairos = host()) {
                Agent agent = agent(kairos, files, repository.root(), uri);
                int end = (month + 1) * DAYS / MONTHS;
                change(month, files, repository);
                for (; day < end; day++) {
                    Files.setLastModifiedTime(files.resolve("a.txt"), FileTime.from(time.instant()));
                    time.advance(Duration.ofDays(1));
                }
                repository.git("gc", "-q");
                after = agent.status().tally();
            }
        }
        Figures.print("quiet_year_decisions", after.wakes() - before.wakes());
        Figures.print(
                "quiet_year_model_calls", after.spend().calls() - before.spend().calls());
        Figures.print("quiet_year_beats", after.beats() - before.beats());
    }

    /** The agent sees everything for the first time before the year begins. */
    private Tally firstLook(Path files, Path repository, URI uri) {
        try (Kairos kairos = host()) {
            Agent agent = agent(kairos, files, repository, uri);
            agent.wake();
            time.settle();
            return agent.status().tally();
        }
    }

    private Kairos host() {
        ModelBackend backend = model;
        return Kairos.builder()
                .model(backend)
                .journal(FileJournal.open(folder.resolve("journal")))
                .clock(time)
                .timers(time)
                .executor(time)
                .build();
    }

    private static Agent agent(Kairos kairos, Path files, Path repository, URI uri) {
        return kairos.agent("year")
                .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                .sensor(Sensors.files(files))
                .sensor(Sensors.gitHead(repository))
                .sensor(Sensors.gitWorkTree(repository))
                .sensor(Sensors.http(uri))
                .start();
    }

    /** What really changes in a month. */
    private void change(int month, Path files, GitRepository repository) throws IOException {
        switch (month % 3) {
            case 0 -> Files.writeString(files.resolve("a.txt"), "changed in month " + month);
            case 1 -> repository.write("file.txt", "change " + month).commit("change " + month);
            default -> page.set("version of month " + month);
        }
    }
}
