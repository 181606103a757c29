package dev.kairos.mail;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * E-mail: notices go out by SMTP; with {@link #reading}, messages come in by IMAP as soon as they arrive. The address of a message
 * proves nothing: a sender counts as who it says only if the owner's own mail server has verified a DKIM signature of the sender's
 * domain ({@link #verifiedBy}); every other sender is named {@code unverified:} and the address, which cannot be paired by
 * accident. Immutable but for its connection.
 */
public final class Mail implements Channel {

    private final String name;
    private final MailServer smtp;
    private final String from;
    private final String home;
    private final @Nullable MailServer imap;
    private final String verifier;
    private final Postman postman;
    private @Nullable Inbox inbox;

    private Mail(String name, MailServer smtp, String from, String home, @Nullable MailServer imap, String verifier) {
        this.name = name;
        this.smtp = smtp;
        this.from = from;
        this.home = home;
        this.imap = imap;
        this.verifier = verifier;
        this.postman = new Postman(smtp, from);
    }

    /**
     * Creates a notifier.
     *
     * @param name its name
     * @param smtp the server that takes messages
     * @param from the address that messages are from
     * @param to the address that gets the agent's news
     * @return the notifier
     * @throws IllegalArgumentException if an address is none
     */
    public static Mail sending(String name, MailServer smtp, String from, String to) {
        return new Mail(name, smtp, checked(from), checked(to), null, "");
    }

    /**
     * Returns this channel with a mailbox that people write to. While it is open it holds a connection and a thread.
     *
     * @param server the server that has the mailbox; its folder INBOX is read
     * @return the channel
     */
    public Mail reading(MailServer server) {
        return new Mail(name, smtp, from, home, server, verifier);
    }

    /**
     * Returns this channel trusting what a mail server says of signatures. That server must remove such headers of others, as mail
     * servers do.
     *
     * @param authority the name with which the owner's mail server begins its {@code Authentication-Results} headers
     * @return the channel
     */
    public Mail verifiedBy(String authority) {
        return new Mail(name, smtp, from, home, imap, authority);
    }

    private static String checked(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException("'" + address + "' is no e-mail address", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean authenticates() {
        return !verifier.isEmpty();
    }

    @Override
    public boolean takesNews() {
        return true;
    }

    @Override
    public int maxText() {
        return 100_000;
    }

    @Override
    public Delivery deliver(Notice notice) throws MessagingException {
        return postman.deliver(notice, notice.to().isEmpty() ? home : notice.to());
    }

    @Override
    public synchronized void open(Intake intake) {
        MailServer server = imap;
        if (server != null && inbox == null) {
            Inbox opened = new Inbox(server, new MailReader(verifier), intake);
            inbox = opened;
            opened.open();
        }
    }

    @Override
    public synchronized void close() {
        Inbox open = inbox;
        inbox = null;
        if (open != null) {
            open.close();
        }
    }
}
