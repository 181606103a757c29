package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One repository of GitHub's REST API on loopback: lists with ETags and pages, what can be read and made of pull requests and issues. */
public final class FakeGitHub implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/repos/ada/till(/.*)?");
    private static final int PAGE = 50;

    /** What was asked, as {@code METHOD path}. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, ObjectNode> pulls = new TreeMap<>();
    private final Map<String, ObjectNode> issues = new TreeMap<>();
    private final Map<String, List<ObjectNode>> comments = new TreeMap<>();
    private final Map<String, List<ObjectNode>> reviews = new TreeMap<>();
    private final Map<String, String> branches = new TreeMap<>();
    private final List<ObjectNode> checks = new ArrayList<>();
    private final List<ObjectNode> statuses = new ArrayList<>();
    private @Nullable Path bare;
    private String next = "";
    private int ids = 1000;

    /** Starts. */
    public FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the next request gets instead: a status, headers and words, {@code 403 retry-after:60 | slow down}. */
    public synchronized void nextAnswer(String answer) {
        next = answer;
    }

    /** Takes branches from a bare repository: a pull request is opened only from one that is there. */
    public synchronized void hosts(Path repository) {
        bare = repository;
    }

    /** Moves a branch. */
    public synchronized void push(String branch, String sha) {
        branches.put(branch, sha);
    }

    /** Opens or changes a pull request. */
    public synchronized ObjectNode pull(int number, String head, String sha, String title, Instant at) {
        ObjectNode pull = thing(number, title, at);
        pull.putObject("head")
                .put("ref", head)
                .put("sha", sha)
                .putObject("repo")
                .put("full_name", "ada/till");
        pull.putObject("base").put("ref", "main").put("sha", "0".repeat(40));
        pull.put("draft", false).putNull("merged_at");
        pull.put("merged", false).put("additions", 3).put("deletions", 1).put("changed_files", 1);
        pulls.put(Integer.toString(number), pull);
        return pull;
    }

    /** Opens an issue. */
    public synchronized ObjectNode issue(int number, String title, Instant at) {
        ObjectNode issue = thing(number, title, at);
        issues.put(Integer.toString(number), issue);
        return issue;
    }

    /** Adds a comment. */
    public synchronized ObjectNode comment(int number, String text, Instant at) {
        ObjectNode comment = JSON.createObjectNode().put("id", ++ids).put("body", text);
        comment.put("created_at", at.toString()).put("updated_at", at.toString());
        comment.put("issue_url", uri() + "/repos/ada/till/issues/" + number).put("html_url", "https://x/" + ids);
        user(comment);
        comments.computeIfAbsent(Integer.toString(number), any -> new ArrayList<>())
                .add(comment);
        return comment;
    }

    /** Ends a check. */
    public synchronized ObjectNode check(String branch, String sha, String conclusion, Instant at) {
        ObjectNode check =
                JSON.createObjectNode().put("id", ++ids).put("name", "build").put("status", "completed");
        check.put("conclusion", conclusion).put("head_sha", sha).put("completed_at", at.toString());
        check.putObject("check_suite").put("head_branch", branch);
        check.putObject("app").put("slug", "ci");
        check.putObject("output").put("title", "tests").put("summary", "2 tests failed");
        checks.add(check);
        return check;
    }

    /** Reports a commit status, on the head of a branch; the webhook's payload. */
    public synchronized ObjectNode status(String branch, String sha, String state, Instant at) {
        ObjectNode status = JSON.createObjectNode().put("id", ++ids).put("context", "ci/old");
        status.put("state", state).put("description", "1 test failed").put("target_url", "https://ci.example/" + ids);
        status.put("url", uri() + "/repos/ada/till/statuses/" + sha);
        status.put("created_at", at.toString()).put("updated_at", at.toString());
        statuses.add(status);
        ObjectNode payload = status.deepCopy().put("sha", sha).put("name", "ada/till");
        payload.putArray("branches")
                .addObject()
                .put("name", "side")
                .putObject("commit")
                .put("sha", sha);
        payload.withArray("branches")
                .addObject()
                .put("name", branch)
                .putObject("commit")
                .put("sha", sha);
        payload.putObject("repository").put("full_name", "ada/till");
        return payload;
    }

    /** The webhook's payload for a thing. */
    public static byte[] payload(String name, JsonNode thing, String action) {
        ObjectNode payload = JSON.createObjectNode().put("action", action);
        payload.set(name, thing);
        payload.putObject("repository").put("full_name", "ada/till");
        payload.putObject("sender").put("login", "ada");
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The pull requests as they stand. */
    public synchronized List<ObjectNode> pulls() {
        return List.copyOf(pulls.values());
    }

    private ObjectNode thing(int number, String title, Instant at) {
        ObjectNode thing =
                JSON.createObjectNode().put("id", number).put("number", number).put("state", "open");
        thing.put("title", title).put("body", "body of " + title).put("html_url", "https://github.example/" + number);
        thing.put("created_at", at.toString()).put("updated_at", at.toString()).putNull("closed_at");
        user(thing);
        thing.putArray("labels");
        return thing;
    }

    private static void user(ObjectNode thing) {
        thing.putObject("user").put("login", "ada").put("id", 1);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (disturbed(exchange)) {
                return;
            }
            Matcher matcher = PATH.matcher(path);
            JsonNode answer =
                    matcher.matches() ? answer(exchange, matcher.group(1) == null ? "" : matcher.group(1), body) : null;
            send(exchange, answer);
        }
    }

    private synchronized boolean disturbed(HttpExchange exchange) throws IOException {
        String answer = next;
        next = "";
        if (answer.isEmpty()) {
            return false;
        }
        int bar = answer.indexOf(" | ");
        byte[] body = (bar < 0 ? "" : answer.substring(bar + 3)).getBytes(StandardCharsets.UTF_8);
        answer = bar < 0 ? answer : answer.substring(0, bar);
        String[] words = answer.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            exchange.getResponseHeaders().set(words[i].split(":", -1)[0], words[i].split(":", -1)[1]);
        }
        exchange.sendResponseHeaders(Integer.parseInt(words[0]), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        return true;
    }

    private void send(HttpExchange exchange, JsonNode answer) throws IOException {
        byte[] text =
                (answer == null ? "{\"message\":\"Not Found\"}" : answer.toString()).getBytes(StandardCharsets.UTF_8);
        String etag = "\"" + Integer.toHexString(Arrays.hashCode(text)) + "\"";
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("X-RateLimit-Limit", "5000");
        exchange.getResponseHeaders().set("X-RateLimit-Remaining", "4999");
        exchange.getResponseHeaders().set("X-RateLimit-Reset", "99999999999");
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        int good = exchange.getRequestMethod().equals("GET") ? 200 : 201;
        int status = answer == null ? 404 : same ? 304 : good;
        exchange.sendResponseHeaders(status, same ? -1 : text.length);
        if (!same) {
            exchange.getResponseBody().write(text);
        }
    }

    private synchronized @Nullable JsonNode answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        String[] part = path.split("/", -1);
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.isEmpty()) {
            ObjectNode repository =
                    JSON.createObjectNode().put("id", 1).put("name", "till").put("full_name", "ada/till");
            repository.put("url", uri() + "/repos/ada/till").put("default_branch", "main");
            repository.putObject("owner").put("login", "ada").put("id", 1);
            return repository;
        } else if (path.equals("/branches")) {
            ArrayNode list = JSON.createArrayNode();
            branches.forEach((name, sha) ->
                    list.addObject().put("name", name).putObject("commit").put("sha", sha));
            return list;
        } else if (path.equals("/pulls")) {
            return post ? opened(JSON.readTree(body)) : page(exchange, "/pulls", newest(pulls.values()));
        } else if (path.equals("/issues")) {
            return page(exchange, "/issues", newest(issues.values()));
        } else if (path.equals("/issues/comments")) {
            List<ObjectNode> all = new ArrayList<>();
            comments.values().forEach(all::addAll);
            return page(exchange, path, newest(all));
        } else if (path.equals("/pulls/comments") || path.equals("/releases") || path.endsWith("/files")) {
            return JSON.createArrayNode();
        } else if (path.endsWith("/check-runs")) {
            ObjectNode list = JSON.createObjectNode();
            list.putArray("check_runs").addAll(newest(of(part[2], checks)));
            return list;
        } else if (path.endsWith("/status")) {
            ObjectNode list = JSON.createObjectNode();
            list.putArray("statuses").addAll(newest(of(part[2], statuses)));
            return list;
        } else if (path.endsWith("/rerequest")) {
            return JSON.createObjectNode();
        } else if (part.length > 3 && part[3].equals("comments") && part[1].equals("issues")) {
            return post
                    ? comment(
                            Integer.parseInt(part[2]),
                            JSON.readTree(body).path("body").asText(),
                            Instant.EPOCH)
                    : list(comments.get(part[2]));
        } else if (part.length > 3 && part[3].equals("reviews")) {
            return post ? reviewed(part[2], JSON.readTree(body)) : list(reviews.get(part[2]));
        } else if (part.length > 3 && part[3].equals("labels")) {
            return labelled(part[2], JSON.readTree(body));
        } else if (part.length == 3 && part[1].equals("pulls")) {
            return pulls.get(part[2]);
        } else if (part.length == 3 && part[1].equals("issues")) {
            return issues.containsKey(part[2]) ? issues.get(part[2]) : pulls.get(part[2]);
        }
        return null;
    }

    /** Those of a commit, or of a branch: its checks, and the statuses of its head. */
    private List<ObjectNode> of(String ref, List<ObjectNode> all) {
        return all.stream()
                .filter(one -> (ref.length() > 6
                                && one.path("head_sha").asText().startsWith(ref))
                        || ref.equals(
                                one.path("check_suite").path("head_branch").asText())
                        || one.path("url").asText().endsWith("/" + branches.getOrDefault(ref, ref)))
                .toList();
    }

    private @Nullable JsonNode opened(JsonNode in) throws IOException {
        int number = 100 + pulls.size();
        String head = in.path("head").asText();
        Path repository = bare;
        if (repository != null) {
            Path ref = repository.resolve("refs/heads").resolve(head);
            if (!Files.isRegularFile(ref)) {
                return null;
            }
            branches.put(head, Files.readString(ref).strip());
        }
        ObjectNode pull = pull(
                number,
                head,
                branches.getOrDefault(head, "f".repeat(40)),
                in.path("title").asText(),
                Instant.EPOCH);
        pull.put("body", in.path("body").asText()).put("draft", in.path("draft").asBoolean());
        return pull;
    }

    private JsonNode reviewed(String number, JsonNode in) {
        ObjectNode review = JSON.createObjectNode()
                .put("id", ++ids)
                .put("body", in.path("body").asText());
        review.put("state", "COMMENTED").put("submitted_at", Instant.EPOCH.toString());
        user(review);
        reviews.computeIfAbsent(number, any -> new ArrayList<>()).add(review);
        return review;
    }

    private JsonNode labelled(String number, JsonNode in) {
        ObjectNode thing = issues.containsKey(number) ? issues.get(number) : pulls.get(number);
        ArrayNode labels = thing.withArray("labels");
        JsonNode added = in.isArray() ? in : in.path("labels");
        added.forEach(label -> labels.addObject().put("name", label.asText()));
        return labels;
    }

    private ArrayNode page(HttpExchange exchange, String path, ArrayNode all) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Matcher matcher = Pattern.compile("(?:^|&)page=([0-9]+)").matcher(query);
        int page = matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
        ArrayNode list = JSON.createArrayNode();
        for (int i = (page - 1) * PAGE; i < Math.min(page * PAGE, all.size()); i++) {
            list.add(all.get(i));
        }
        if (page * PAGE < all.size()) {
            String rest = query.replaceAll("&?page=[0-9]+", "");
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<" + uri() + "/repos/ada/till" + path + "?" + rest + "&page=" + (page + 1)
                                    + ">; rel=\"next\"");
        }
        return list;
    }

    private static ArrayNode newest(Iterable<ObjectNode> things) {
        List<ObjectNode> all = new ArrayList<>();
        things.forEach(all::add);
        all.sort((one, other) -> time(other).compareTo(time(one)));
        ArrayNode list = JSON.createArrayNode();
        list.addAll(all);
        return list;
    }

    private static String time(ObjectNode thing) {
        return thing.has("updated_at")
                ? thing.path("updated_at").asText()
                : thing.path("completed_at").asText();
    }

    private static ArrayNode list(List<ObjectNode> things) {
        ArrayNode list = JSON.createArrayNode();
        if (things != null) {
            list.addAll(things);
        }
        return list;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
