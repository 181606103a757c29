package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Outgoing.Progress;
import dev.kairos.api.reach.Outgoing.State;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.outbox.OutboxFact.Followed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fold of an outbox's entries. Used under the lock of its book. */
final class OutboxState {

    /** How many notices are kept that nothing more happens to. */
    static final int MOST_ENDED = 500;

    private final Map<String, Outgoing> notices = new LinkedHashMap<>();
    private final Map<AgentId, Followed> followed = new LinkedHashMap<>();
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private int ended;

    /** All notices, oldest first. */
    List<Outgoing> notices() {
        return List.copyOf(notices.values());
    }

    @Nullable
    Outgoing find(String id) {
        return notices.get(id);
    }

    Followed followed(AgentId agent) {
        return followed.getOrDefault(agent, Followed.NOTHING);
    }

    boolean follows(AgentId agent) {
        return followed.containsKey(agent);
    }

    List<Contact> contacts() {
        return List.copyOf(contacts.values());
    }

    @Nullable
    Contact contact(String channel, String sender) {
        return contacts.get(channel + "\n" + sender);
    }

    /** Folds an entry in. */
    void fold(Entry entry) {
        if (entry.version() > OutboxFact.VERSION) {
            return;
        }
        switch (entry.kind()) {
            case OutboxFact.QUEUED -> queued(entry, Json.fields(entry.payload()));
            case OutboxFact.SENT -> sent(entry, Json.fields(entry.payload()));
            case OutboxFact.ENDED -> ended(entry, Json.fields(entry.payload()));
            case OutboxFact.RETRIED -> retried(entry, Json.fields(entry.payload()));
            case OutboxFact.FOLLOWED -> {
                Fields f = Json.fields(entry.payload());
                followed.put(AgentId.of(f.text("agent")), new Followed(f.number("read", 0), f.number("ended", 0)));
            }
            case OutboxFact.PAIRED -> put(OutboxFact.contact(Json.fields(entry.payload())));
            case OutboxFact.UNPAIRED -> {
                Fields f = Json.fields(entry.payload());
                contacts.remove(f.text("channel") + "\n" + f.text("sender"));
            }
            case OutboxFact.OFFERED -> offered(Offer.read(Json.fields(entry.payload())), entry.time());
            case OutboxFact.REDEEMED ->
                offers.remove(Json.fields(entry.payload()).text("hash"));
            default -> {
                // Of a newer version.
            }
        }
    }

    @Nullable
    Offer offer(String hash) {
        return offers.get(hash);
    }

    private void offered(Offer offer, Instant now) {
        offers.values().removeIf(old -> !old.expires().isAfter(now));
        offers.put(offer.hash(), offer);
    }

    private void put(Contact contact) {
        contacts.put(contact.channel() + "\n" + contact.sender(), contact);
    }

    private void queued(Entry entry, Fields f) {
        String id = "o" + entry.sequence();
        Progress fresh = new Progress(0, null, entry.time(), "");
        notices.put(id, new Outgoing(id, f.text("notifier"), OutboxFact.notice(f), entry.time(), State.QUEUED, fresh));
        for (String part : f.texts("digest")) {
            change(part, State.DIGESTED, old -> new Progress(old.attempts(), null, entry.time(), id));
        }
    }

    private void sent(Entry entry, Fields f) {
        change(f.text("id"), State.SENT, old -> new Progress(old.attempts() + 1, null, entry.time(), ""));
    }

    private void ended(Entry entry, Fields f) {
        State state = f.choice("state", State.class);
        change(f.text("id"), state, old -> new Progress(old.attempts(), null, entry.time(), f.text("note", "")));
    }

    private void retried(Entry entry, Fields f) {
        Instant notBefore = f.optInstant("notBefore");
        int kept = f.flag("anew", false) ? 0 : 1;
        change(
                f.text("id"),
                State.QUEUED,
                old -> new Progress(kept * old.attempts(), notBefore, entry.time(), f.text("note", "")));
    }

    /** What follows from an entry for a notice. */
    private interface Step {
        Progress from(Progress old);
    }

    private void change(String id, State state, Step step) {
        Outgoing old = notices.get(id);
        if (old == null || !isPossible(old.state(), state)) {
            return; // Came through the inbox door too late.
        }
        notices.put(id, old.with(state, step.from(old.progress())));
        ended += (state.isFinal() ? 1 : 0) - (old.state().isFinal() ? 1 : 0);
        trim();
    }

    private static boolean isPossible(State from, State to) {
        return switch (to) {
            case SENT, SUPPRESSED, DIGESTED, CANCELLED -> from == State.QUEUED;
            case CONFIRMED, FAILED, UNKNOWN -> !from.isFinal();
            case QUEUED -> from == State.SENT || from == State.FAILED || from == State.UNKNOWN;
        };
    }

    private void trim() {
        Iterator<Outgoing> all = notices.values().iterator();
        while (ended > MOST_ENDED && all.hasNext()) {
            if (all.next().state().isFinal()) {
                all.remove();
                ended--;
            }
        }
    }

    /** This state as text. */
    String write() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        notices.values().forEach(notice -> all.add(OutboxFact.tree(notice)));
        Map<String, Object> reading = new LinkedHashMap<>();
        followed.forEach(
                (agent, upTo) -> reading.put(agent.value(), Map.of("read", upTo.read(), "ended", upTo.ended())));
        List<Map<String, @Nullable Object>> people = new ArrayList<>();
        contacts.values().forEach(contact -> people.add(OutboxFact.tree(contact)));
        List<Map<String, @Nullable Object>> open = new ArrayList<>();
        offers.values().forEach(offer -> open.add(offer.tree()));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("notices", all);
        state.put("followed", reading);
        state.put("contacts", people);
        state.put("offers", open);
        return Json.write(state);
    }

    /** The state that was written. */
    static OutboxState read(String text) {
        OutboxState state = new OutboxState();
        Fields f = Json.fields(text);
        for (Outgoing notice : f.objects("notices", OutboxFact::outgoing)) {
            state.notices.put(notice.id(), notice);
            state.ended += notice.state().isFinal() ? 1 : 0;
        }
        Fields reading = f.object("followed");
        for (String agent : reading.tree().keySet()) {
            Fields upTo = reading.object(agent);
            state.followed.put(AgentId.of(agent), new Followed(upTo.number("read"), upTo.number("ended")));
        }
        f.objects("contacts", OutboxFact::contact).forEach(state::put);
        f.objects("offers", Offer::read).forEach(offer -> state.offers.put(offer.hash(), offer));
        return state;
    }
}
