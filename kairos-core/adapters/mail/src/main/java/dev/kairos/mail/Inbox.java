package dev.kairos.mail;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.time.Timers;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Reads a mailbox: what is unseen first, then what arrives, as the server says so (IMAP IDLE, RFC 2177). */
final class Inbox {

    /** RFC 2177 wants IDLE begun anew within 29 minutes; firewalls forget connections sooner. */
    private static final String IDLE_MILLIS =
            Long.toString(Duration.ofMinutes(9).toMillis());

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 25 << 20;

    private final MailServer server;
    private final MailReader reader;
    private final Intake intake;
    private @Nullable Store store;
    private Timers.@Nullable Pending pending;
    private boolean closed;
    private int failures;

    Inbox(MailServer server, MailReader reader, Intake intake) {
        this.server = server;
        this.reader = reader;
        this.intake = intake;
    }

    synchronized void open() {
        pending = intake.after(Duration.ZERO, this::run);
    }

    void close() {
        Store open;
        synchronized (this) {
            closed = true;
            open = store;
            if (pending != null) {
                pending.cancel();
            }
        }
        if (open != null) {
            quit(open);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            listen();
        } catch (MessagingException | IOException | RuntimeException e) {
            synchronized (this) {
                failures++;
            }
            if (!isClosed()) {
                LoggerFactory.getLogger(Inbox.class)
                        .info("the mailbox at {} is opened again: {}", server.host(), e.toString());
            }
        }
        synchronized (this) {
            if (!closed) {
                pending = intake.after(FIRST.multipliedBy(1L << Math.min(failures, 6)), this::run);
            }
        }
    }

    private void listen() throws MessagingException, IOException {
        Session session = Session.getInstance(server.properties("imap", IDLE_MILLIS));
        Store opened = session.getStore("imap");
        synchronized (this) {
            if (closed) {
                return;
            }
            store = opened;
        }
        try {
            opened.connect(server.host(), server.port(), server.user(), server.password());
            IMAPFolder folder = (IMAPFolder) opened.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            while (!isClosed()) {
                take(folder);
                synchronized (this) {
                    failures = 0;
                }
                folder.idle(true);
            }
        } finally {
            quit(opened);
        }
    }

    private void take(IMAPFolder folder) throws MessagingException, IOException {
        for (Message message : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
            String key = folder.getUIDValidity() + "/" + folder.getUID(message);
            Incoming incoming = message.getSize() > MOST_BYTES ? null : reader.read(message, key);
            if (incoming != null) {
                intake.received(incoming);
            }
            message.setFlag(
                    Flags.Flag.SEEN,
                    true); // After it was taken: a crash before this has it read again, by the same key.
        }
    }

    private static void quit(Store store) {
        try {
            store.close();
        } catch (MessagingException closed) {
            // There is no connection any more.
        }
    }
}
