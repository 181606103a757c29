package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Outgoing.Progress;
import dev.kairos.api.reach.Outgoing.State;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in an outbox, as it stands in the journal. */
final class OutboxFact {

    static final String QUEUED = "outbox.queued";
    static final String SENT = "outbox.sent";
    static final String ENDED = "outbox.ended";
    static final String RETRIED = "outbox.retried";
    static final String FOLLOWED = "outbox.followed";
    static final String PAIRED = "contact.paired";
    static final String UNPAIRED = "contact.removed";
    static final String OFFERED = "approval.offered";
    static final String REDEEMED = "approval.redeemed";
    static final int VERSION = 1;

    private OutboxFact() {}

    /** A notice was put into the outbox; it takes the place of others if it is their digest. */
    static Draft queued(Instant now, String notifier, Notice notice, List<String> digest) {
        Map<String, @Nullable Object> tree = tree(notifier, notice);
        if (!digest.isEmpty()) {
            tree.put("digest", digest);
        }
        return draft(now, QUEUED, tree);
    }

    /** A notice is about to be handed to its notifier. */
    static Draft sent(Instant now, String id) {
        return draft(now, SENT, Tree.of("id", id).done());
    }

    /** A notice came to its last state. */
    static Draft ended(Instant now, String id, State state, String note) {
        return draft(
                now,
                ENDED,
                Tree.of("id", id).put("state", state).put("note", note).done());
    }

    /** A notice waits for another attempt. */
    static Draft retried(Instant now, String id, @Nullable Instant notBefore, String note) {
        return draft(
                now,
                RETRIED,
                Tree.of("id", id).put("note", note).put("notBefore", notBefore).done());
    }

    /** A person wants a notice sent as if it were new. */
    static Draft resent(Instant now, String id) {
        return draft(
                now,
                RETRIED,
                Tree.of("id", id)
                        .put("note", "a person had it sent again")
                        .put("anew", true)
                        .done());
    }

    /** What an agent says is followed up to here. */
    static Draft followed(Instant now, AgentId agent, Followed upTo) {
        return draft(
                now,
                FOLLOWED,
                Tree.of("agent", agent.value())
                        .put("read", upTo.read())
                        .put("ended", upTo.ended())
                        .done());
    }

    static Draft paired(Instant now, Contact contact) {
        return draft(now, PAIRED, tree(contact));
    }

    static Draft unpaired(Instant now, String channel, String sender) {
        return draft(
                now, UNPAIRED, Tree.of("channel", channel).put("sender", sender).done());
    }

    /** Somebody was sent a token that resolves an approval. */
    static Draft offered(Instant now, Offer offer) {
        return draft(now, OFFERED, offer.tree());
    }

    /** A token was used. */
    static Draft redeemed(Instant now, String hash) {
        return draft(now, REDEEMED, Tree.of("hash", hash).done());
    }

    static Map<String, @Nullable Object> tree(Contact contact) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("channel", contact.channel());
        tree.put("sender", contact.sender());
        tree.put("name", contact.name());
        tree.put("origin", contact.origin());
        return tree;
    }

    static Contact contact(Fields f) {
        return new Contact(f.text("channel"), f.text("sender"), f.text("name"), f.choice("origin", Origin.class));
    }

    /** A whole notice with its state, for checkpoints. */
    static Map<String, @Nullable Object> tree(Outgoing outgoing) {
        Map<String, @Nullable Object> tree = tree(outgoing.notifier(), outgoing.notice());
        Progress progress = outgoing.progress();
        tree.put("id", outgoing.id());
        tree.put("queued", outgoing.queued());
        tree.put("state", outgoing.state());
        tree.put("attempts", progress.attempts());
        tree.put("notBefore", progress.notBefore());
        tree.put("changed", progress.changed());
        tree.put("note", progress.note());
        return tree;
    }

    static Outgoing outgoing(Fields f) {
        return new Outgoing(
                f.text("id"),
                f.text("notifier"),
                notice(f),
                f.instant("queued"),
                f.choice("state", State.class),
                new Progress(
                        f.integer("attempts", 0), f.optInstant("notBefore"), f.instant("changed"), f.text("note", "")));
    }

    static Notice notice(Fields f) {
        String link = f.optText("link");
        List<Content.Action> actions = f.objects("actions", a -> new Content.Action(a.text("label"), a.text("reply")));
        return new Notice(
                f.text("key"),
                AgentId.of(f.text("agent")),
                f.text("to", ""),
                f.choice("severity", Severity.class),
                new Content(f.text("title", ""), f.text("text", ""), link == null ? null : URI.create(link), actions),
                f.flag("reply", false));
    }

    private static Map<String, @Nullable Object> tree(String notifier, Notice notice) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Content content = notice.content();
        tree.put("notifier", notifier);
        tree.put("key", notice.key());
        tree.put("agent", notice.agent().value());
        tree.put("to", notice.to());
        tree.put("severity", notice.severity());
        tree.put("title", content.title());
        tree.put("text", content.text());
        tree.put("link", content.link() == null ? null : content.link().toString());
        List<Map<String, String>> actions = new ArrayList<>();
        content.actions().forEach(action -> actions.add(Map.of("label", action.label(), "reply", action.reply())));
        tree.put("actions", actions.isEmpty() ? null : actions);
        tree.put("reply", notice.isReply());
        return tree;
    }

    private static Draft draft(Instant now, String kind, Map<String, @Nullable Object> tree) {
        return new Draft(now, kind, VERSION, Origin.AGENT, null, Json.write(tree));
    }

    /**
     * How far an agent's journal was followed.
     *
     * @param read entries up to this one need not be read again
     * @param ended the last beat whose end was followed
     */
    record Followed(long read, long ended) {

        static final Followed NOTHING = new Followed(0, 0);
    }
}
