package dev.kairos.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.github.Listing.Pages;
import dev.kairos.github.Listing.Resource;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks how checks ended: check runs and, as older services report them, commit statuses. On the branches that a subscription
 * names, else on the default branch and on the heads of the pull requests that are open.
 */
final class CheckPolls {

    /** How many pull requests are looked at: those that were touched last. */
    private static final int MOST_PULLS = 20;

    private static final String RUNS = "/check-runs?per_page=100";
    private static final String STATUS = "/status?per_page=100";

    private final Listing listing;
    private final String at;
    private final Changes changes;
    private final Hooks.Sink sink;

    CheckPolls(Listing listing, String at, Changes changes, Hooks.Sink sink) {
        this.listing = listing;
        this.at = at;
        this.changes = changes;
        this.sink = sink;
    }

    void poll() throws IOException {
        if (!listing.subscription().branches().isEmpty()) {
            for (String branch : listing.subscription().branches()) {
                ofBranch(branch);
            }
            return;
        }
        Map<String, String> own = listing.standing(
                Resource.at(at).by("default"),
                (repository, known) -> known.put("branch", Changes.text(repository, "default_branch")),
                any -> {});
        ofBranch(own.getOrDefault("branch", "HEAD"));
        ofPulls();
    }

    private void ofBranch(String branch) throws IOException {
        String commit = at + "/commits/" + URLEncoder.encode(branch, StandardCharsets.UTF_8);
        look(Resource.at(commit + RUNS), Resource.at(commit + STATUS), branch);
    }

    private void ofPulls() throws IOException {
        Resource open = Resource.at(at + "/pulls?state=open&sort=updated&direction=desc&per_page=" + MOST_PULLS);
        Map<String, String> heads = listing.standing(open.by("heads").read(Pages.FIRST), this::head, any -> {});
        for (Map.Entry<String, String> head : heads.entrySet()) {
            ofPull(head.getKey(), List.of(head.getValue().split(" ", 2)));
        }
    }

    /** The commit, and the branch where it is one of the repository's own: in a fork one of its name is another. */
    private void head(JsonNode pull, Map<String, String> known) {
        String from = Changes.text(pull.path("head").path("repo"), "full_name");
        boolean own = from.equalsIgnoreCase(listing.subscription().repository());
        String branch = own ? Changes.text(pull.path("head"), "ref") : "";
        known.put(Changes.text(pull, "number"), Changes.text(pull.path("head"), "sha") + " " + branch);
    }

    private void ofPull(String number, List<String> head) throws IOException {
        String sha = head.get(0);
        if (sha.matches("[0-9a-f]{7,64}")) {
            String commit = at + "/commits/" + sha;
            Map<String, String> of = Map.of("sha", sha);
            look(
                    new Resource(at + "/pulls/" + number + "#runs", commit + RUNS, of, Pages.ALL),
                    new Resource(at + "/pulls/" + number + "#status", commit + STATUS, of, Pages.ALL),
                    head.get(1).isEmpty() ? null : head.get(1));
        }
    }

    private void look(Resource runs, Resource statuses, @Nullable String branch) throws IOException {
        listing.eachNew(runs.read(Pages.ALL), "completed_at", run -> tell(changes.check(run, branch)));
        listing.eachNew(statuses.read(Pages.ALL), "updated_at", status -> tell(changes.status(status, branch)));
    }

    private void tell(@Nullable Change change) {
        if (change != null) {
            sink.take(change);
        }
    }
}
