package dev.kairos.mail;

import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands messages to a mail server. */
final class Postman {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final MailServer server;
    private final String from;

    Postman(MailServer server, String from) {
        this.server = server;
        this.from = from;
    }

    /**
     * Sends once.
     *
     * @param to an address; of a reply the id of the message that it answers follows after a space
     */
    Delivery deliver(Notice notice, String to) throws MessagingException {
        Session session = Session.getInstance(server.properties("smtp", "30000"));
        MimeMessage message = message(session, notice, to);
        Transport transport = session.getTransport("smtp");
        try {
            try {
                boolean hasAccount = !server.user().isEmpty(); // Without one a name is made up if a password is given.
                transport.connect(
                        server.host(),
                        server.port(),
                        hasAccount ? server.user() : null,
                        hasAccount ? server.password() : null);
            } catch (AuthenticationFailedException e) {
                return new Delivery.Refused("the mail server refuses the account: " + first(e), null);
            } catch (MessagingException e) {
                return new Delivery.Refused("the mail server cannot be reached: " + first(e), Duration.ZERO);
            }
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Confirmed(message.getMessageID());
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException e) {
            // The server may have taken the message, and its answer was lost.
            return new Delivery.Unknown("the mail server gave no answer: " + first(e));
        } finally {
            close(transport);
        }
    }

    /** A server that names a code has not taken the message: RFC 5321, 4.2.1. */
    private static Delivery refused(SendFailedException e) {
        for (Exception cause = e; cause instanceof MessagingException each; cause = each.getNextException()) {
            int code = code(each);
            if (code > 0) {
                boolean later = code / 100 == 4;
                return new Delivery.Refused("the mail server answers " + code, later ? LATER : null);
            }
        }
        return new Delivery.Refused("the mail server refuses: " + first(e), null);
    }

    private static int code(Exception e) {
        return e instanceof SMTPSendFailedException failed
                ? failed.getReturnCode()
                : e instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
    }

    private MimeMessage message(Session session, Notice notice, String to) throws MessagingException {
        int space = to.indexOf(' ');
        String address = space < 0 ? to : to.substring(0, space);
        String answered = space < 0 ? "" : to.substring(space + 1);
        String id = "<" + digest(notice.key() + "\n" + to) + "@" + from.substring(from.indexOf('@') + 1) + ">";
        MimeMessage message = new Identified(session, id);
        message.setFrom(new InternetAddress(from, true));
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(address, true)});
        message.setSubject(subject(notice), "UTF-8");
        message.setText(text(notice.content()), "UTF-8");
        message.setHeader("Auto-Submitted", answered.isEmpty() ? "auto-generated" : "auto-replied");
        if (answered.matches("<[!-;=?-~]{1,500}>")) {
            message.setHeader("In-Reply-To", answered);
            message.setHeader("References", answered);
        }
        return message;
    }

    private static String subject(Notice notice) {
        String title = notice.content().title().isBlank()
                ? notice.content().text().lines().findFirst().orElse("")
                : notice.content().title();
        String plain = title.replaceAll("\\p{Cntrl}", " ").strip();
        String cut = plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
        return cut.isEmpty() ? "A message of " + notice.agent() : cut;
    }

    /** Mail has no buttons: what they would send is to be replied. */
    private static String text(Content content) {
        StringBuilder text = new StringBuilder(content.text());
        if (content.link() != null) {
            text.append("\n\n" + content.link());
        }
        if (!content.actions().isEmpty()) {
            text.append("\n\nReply with one of these lines:");
            content.actions().forEach(action -> text.append("\n  " + action.reply() + "     (" + action.label() + ")"));
        }
        return text.append('\n').toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String first(@Nullable Exception e) {
        String message = e == null ? "" : String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("");
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException closed) {
            // What it said of the message is known.
        }
    }

    /** A message whose id is that of the notice: mailboxes may tell a repetition by it. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
