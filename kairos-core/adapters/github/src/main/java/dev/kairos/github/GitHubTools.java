package dev.kairos.github;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;

/** What an agent can do on GitHub: here what reads; what changes is with {@link GitHubWrites}. */
final class GitHubTools {

    private static final int MOST_FILES = 100;
    private static final int MOST_PATCH = 8_000;
    private static final int MOST_COMMENTS = 30;
    private static final int MOST_TEXT = 4_000;

    private final Supplier<Session> session;

    private GitHubTools(Supplier<Session> session) {
        this.session = session;
    }

    record Numbered(@Describe("owner/name") String repository, int number) {}

    record Commit(
            String repository,
            @Describe("a commit's hash or a branch") String ref) {}

    record Follow(String repository, List<Topic> topics, List<String> branches) {}

    record Subscribed(String id) {}

    record None() {}

    static List<Tool<?>> of(Supplier<Session> session, UnaryOperator<String> proof) {
        GitHubTools reads = new GitHubTools(session);
        List<Tool<?>> tools = new ArrayList<>(List.of(
                read("github_pull_request", "Reads a pull request with its comments.", Numbered.class, reads::pull),
                read("github_diff", "Reads which files a pull request changes, and how.", Numbered.class, reads::diff),
                read("github_issue", "Reads an issue with its comments.", Numbered.class, reads::issue),
                read("github_checks", "Reads how the checks of a commit ended.", Commit.class, reads::checks),
                read("github_subscriptions", "Lists what is followed on GitHub.", None.class, reads::subscriptions),
                Tool.of(
                                "github_subscribe",
                                "Follows a repository: what changes there wakes you.",
                                Effect.WRITE,
                                Follow.class,
                                guarded(reads::subscribe))
                        .idempotent(),
                Tool.of(
                                "github_unsubscribe",
                                "Ends a subscription by its id.",
                                Effect.WRITE,
                                Subscribed.class,
                                guarded(reads::unsubscribe))
                        .idempotent()));
        tools.addAll(new GitHubWrites(session, proof).tools());
        return List.copyOf(tools);
    }

    private static <I extends Record> Tool<I> read(
            String name, String description, Class<I> input, ToolFunction<I> function) {
        return Tool.of(name, description, Effect.READ, input, guarded(function));
    }

    /** What GitHub refuses is something that the model can act on, unless nobody knows what came of it. */
    static <I> ToolFunction<I> guarded(ToolFunction<I> function) {
        return (input, context) -> {
            try {
                return function.run(input, context);
            } catch (IOException | IllegalArgumentException e) {
                return ToolResult.error(Changes.cut(String.valueOf(e.getMessage()), 500))
                        .from(Origin.UNTRUSTED);
            }
        };
    }

    private ToolResult pull(Numbered in, ToolContext context) throws IOException {
        GHPullRequest pull = session.get().repository(in.repository()).getPullRequest(in.number());
        String head = pull.getHead().getRef() + " (" + pull.getHead().getSha() + ")";
        String text = "#" + in.number() + " " + pull.getTitle() + "\nby "
                + pull.getUser().getLogin() + ", "
                + pull.getState() + (pull.isDraft() ? ", draft" : "") + (pull.isMerged() ? ", merged" : "") + ", "
                + head + " into " + pull.getBase().getRef() + "\n" + pull.getChangedFiles() + " files, +"
                + pull.getAdditions() + " -" + pull.getDeletions() + "\n\n" + body(pull.getBody()) + comments(pull);
        return ToolResult.ok(text).from(Origin.UNTRUSTED);
    }

    private ToolResult issue(Numbered in, ToolContext context) throws IOException {
        GHIssue issue = session.get().repository(in.repository()).getIssue(in.number());
        String text = "#" + in.number() + " " + issue.getTitle() + "\nby "
                + issue.getUser().getLogin() + ", " + issue.getState() + "\n\n" + body(issue.getBody())
                + comments(issue);
        return ToolResult.ok(text).from(Origin.UNTRUSTED);
    }

    private static String body(String body) {
        return Changes.cut(body == null ? "" : body, MOST_TEXT);
    }

    private static String comments(GHIssue issue) throws IOException {
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (GHIssueComment comment : issue.listComments()) {
            if (++told > MOST_COMMENTS) {
                return text.append("\n\n… and more comments").toString();
            }
            text.append("\n\n--- " + comment.getUser().getLogin() + ":\n").append(body(comment.getBody()));
        }
        return text.toString();
    }

    private ToolResult diff(Numbered in, ToolContext context) throws IOException {
        GHPullRequest pull = session.get().repository(in.repository()).getPullRequest(in.number());
        StringBuilder text = new StringBuilder("at " + pull.getHead().getSha());
        int files = 0;
        for (GHPullRequestFileDetail file : pull.listFiles()) {
            if (++files > MOST_FILES) {
                text.append("\n… and more files");
                break;
            }
            text.append("\n\n" + file.getStatus() + " " + file.getFilename() + " +" + file.getAdditions() + " -"
                    + file.getDeletions() + "\n");
            text.append(Changes.cut(file.getPatch() == null ? "(no text)" : file.getPatch(), MOST_PATCH));
        }
        return ToolResult.ok(text.toString()).from(Origin.UNTRUSTED);
    }

    private ToolResult checks(Commit in, ToolContext context) throws IOException {
        StringBuilder text = new StringBuilder();
        for (GHCheckRun run : session.get().repository(in.repository()).getCheckRuns(in.ref())) {
            text.append(run.getName() + ": " + run.getStatus() + ", " + run.getConclusion() + " (id " + run.getId()
                    + ") " + run.getHeadSha() + "\n");
            String summary = run.getOutput() == null ? null : run.getOutput().getSummary();
            text.append(summary == null ? "" : Changes.cut(summary, 1_000) + "\n");
        }
        return ToolResult.ok(text.isEmpty() ? "no checks" : text.toString()).from(Origin.UNTRUSTED);
    }

    private ToolResult subscribe(Follow in, ToolContext context) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        topics.addAll(in.topics());
        Subscription made = session.get().subscribe(in.repository(), topics, Set.copyOf(in.branches()), null);
        return ToolResult.ok("following " + made.id() + " since " + made.since());
    }

    private ToolResult unsubscribe(Subscribed in, ToolContext context) {
        return session.get().cancel(in.id())
                ? ToolResult.ok("ended " + in.id())
                : ToolResult.error("there is no subscription '" + Changes.cut(in.id(), 200) + "'");
    }

    private ToolResult subscriptions(None in, ToolContext context) {
        StringBuilder text = new StringBuilder();
        for (Subscription s : session.get().subscriptions()) {
            text.append(s.id() + " since " + s.since() + (s.expires() == null ? "" : " until " + s.expires()) + "\n");
        }
        return ToolResult.ok(text.isEmpty() ? "nothing is followed" : text.toString());
    }
}
