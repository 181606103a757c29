package dev.kairos.mail;

import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Incoming.Attachment;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of an e-mail, which anybody may have written in any form, what a channel takes in. */
final class MailReader {

    private static final int MOST_TEXT = 64 << 10;
    private static final int MOST_ATTACHED_TEXT = 16 << 10;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_PARTS = 100;
    private static final Pattern QUOTE = Pattern.compile("(?m)^(>|On .{1,200} wrote:$|-{2,} ?Original Message)");
    private static final Pattern DKIM = Pattern.compile("dkim=pass[^;]{0,500}header\\.(d|i)=@?([a-z0-9.-]{1,253})");

    private final String verifier;

    MailReader(String verifier) {
        this.verifier = verifier.toLowerCase(Locale.ROOT);
    }

    /** What was found in a message. */
    private static final class Found {
        private @Nullable String plain;
        private @Nullable String html;
        private final List<Attachment> attachments = new ArrayList<>();
        private int parts;
    }

    /**
     * Reads a message.
     *
     * @return what came in; {@code null} if a machine wrote it, or nobody did
     */
    @Nullable
    Incoming read(Message message, String key) throws MessagingException, IOException {
        Address[] from = message.getFrom();
        if (isAutomatic(message) || from == null || from.length == 0 || !(from[0] instanceof InternetAddress author)) {
            return null;
        }
        String address = String.valueOf(author.getAddress()).toLowerCase(Locale.ROOT);
        if (!address.matches("[^\\s@]{1,64}@[a-z0-9.-]{1,253}")) {
            return null;
        }
        Found found = new Found();
        collect(message, found, 0);
        String text = found.plain != null ? found.plain : found.html == null ? "" : withoutTags(found.html);
        String id = header(message, "Message-ID");
        String name = author.getPersonal() == null ? address : author.getPersonal();
        return new Incoming(
                key,
                isVerified(message, address) ? address : "unverified:" + address,
                name,
                id.isEmpty() ? address : address + " " + id,
                unquoted(text),
                found.attachments);
    }

    /** RFC 3834: what machines send gets no answer, so that two of them do not write to each other for ever. */
    private static boolean isAutomatic(Message message) throws MessagingException {
        String auto = header(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = header(message, "Precedence").toLowerCase(Locale.ROOT);
        return (!auto.isEmpty() && !auto.startsWith("no"))
                || List.of("bulk", "junk", "list").contains(precedence)
                || !header(message, "List-Id").isEmpty();
    }

    /** Whether the topmost header of the owner's own server says that the sender's domain has signed: RFC 8601. */
    private boolean isVerified(Message message, String address) throws MessagingException {
        String[] results = message.getHeader("Authentication-Results");
        if (verifier.isEmpty() || results == null || results.length == 0) {
            return false;
        }
        String first =
                results[0].replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).strip();
        String authority = first.split("[ ;]", 2)[0];
        Matcher dkim = DKIM.matcher(first);
        String domain = address.substring(address.indexOf('@') + 1);
        while (authority.equals(verifier) && dkim.find()) {
            if (domain.equals(dkim.group(2)) || domain.endsWith("." + dkim.group(2))) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Part part, Found found, int depth) throws MessagingException, IOException {
        if (++found.parts > MOST_PARTS || depth > MOST_DEPTH) {
            return;
        }
        String type = String.valueOf(part.getContentType()).toLowerCase(Locale.ROOT);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        if (attached) {
            attach(part, type, found);
        } else if (type.startsWith("multipart/") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart each = many.getBodyPart(i);
                collect(each, found, depth + 1);
            }
        } else if (type.startsWith("text/plain") && found.plain == null) {
            found.plain = text(part, MOST_TEXT);
        } else if (type.startsWith("text/html") && found.html == null) {
            found.html = text(part, MOST_TEXT);
        }
    }

    private static void attach(Part part, String type, Found found) throws MessagingException, IOException {
        if (found.attachments.size() > Incoming.MOST_ATTACHMENTS) {
            return;
        }
        String plainType = type.split("[;\\s]", 2)[0];
        boolean isText = plainType.startsWith("text/");
        String name = part.getFileName() == null ? "" : decoded(part.getFileName());
        String text = isText ? text(part, MOST_ATTACHED_TEXT) : "";
        found.attachments.add(new Attachment(name, plainType, Math.max(0, part.getSize()), text));
    }

    private static String text(Part part, int most) throws MessagingException, IOException {
        Object content;
        try {
            content = part.getContent();
        } catch (UnsupportedEncodingException e) {
            try (InputStream in = part.getInputStream()) {
                content = new String(in.readNBytes(most), StandardCharsets.ISO_8859_1);
            }
        }
        String text = String.valueOf(content);
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** What the sender wrote, without what it answers. */
    private static String unquoted(String text) {
        Matcher quote = QUOTE.matcher(text);
        String own = quote.find() ? text.substring(0, quote.start()) : text;
        return own.isBlank() ? text.strip() : own.strip();
    }

    private static String withoutTags(String html) {
        return html.replaceAll("(?is)<(script|style)[^>]{0,500}>.{0,20000}?</\\1>", " ")
                .replaceAll("(?i)<br[^>]{0,100}>|</p>", "\n")
                .replaceAll("<[^>]{0,2000}>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    private static String decoded(String name) {
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }

    private static String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }
}
