package dev.kairos.core.internal.outbox;

import dev.kairos.api.event.Origin;
import dev.kairos.api.reach.Contacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom channels hear: contacts in the outbox's stream, invitations in memory alone. */
final class ContactBook implements Contacts {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;
    private static final int MOST_INVITATIONS = 20;
    private static final int MOST_WRONG = 50;
    private static final Duration VALID = Duration.ofHours(1);

    private final Post post;
    private final SecureRandom random = new SecureRandom();
    private final List<Invitation> invitations = new ArrayList<>();
    private int wrong;

    private record Invitation(String code, String name, Origin origin, Instant until) {}

    ContactBook(Post post) {
        this.post = post;
    }

    @Override
    public synchronized String invite(String name, Origin origin) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        if (invitations.size() == MOST_INVITATIONS) {
            invitations.remove(0);
        }
        wrong = 0;
        invitations.add(
                new Invitation(code.toString(), name, origin, post.time().now().plus(VALID)));
        return code.toString();
    }

    /** Pairs a stranger whose words are a code; {@code null} if they are not. */
    synchronized @Nullable Contact pair(String channel, String sender, String words) {
        String code = words.strip().toLowerCase(Locale.ROOT).replaceFirst("^/(start|pair)\\s+", "");
        if (invitations.isEmpty() || code.length() != LENGTH) {
            return null;
        }
        Instant now = post.time().now();
        Iterator<Invitation> all = invitations.iterator();
        while (all.hasNext()) {
            Invitation invitation = all.next();
            if (!invitation.until().isAfter(now)) {
                all.remove();
            } else if (isSame(invitation.code(), code)) {
                all.remove();
                Contact contact = new Contact(channel, sender, invitation.name(), invitation.origin());
                add(contact);
                return contact;
            }
        }
        if (++wrong > MOST_WRONG) {
            invitations.clear(); // Somebody guesses.
        }
        return null;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void add(Contact contact) {
        post.offer(OutboxFact.paired(post.time().now(), contact));
    }

    @Override
    public void remove(String channel, String sender) {
        post.offer(OutboxFact.unpaired(post.time().now(), channel, sender));
    }

    @Override
    public List<Contact> list() {
        synchronized (post.lock()) {
            post.book().catchUp();
            return post.book().state().contacts();
        }
    }

    @Nullable
    Contact find(String channel, String sender) {
        synchronized (post.lock()) {
            post.book().catchUp();
            return post.book().state().contact(channel, sender);
        }
    }
}
