package dev.kairos.mail;

import java.util.Objects;
import java.util.Properties;

/**
 * A server, and who asks it.
 *
 * @param host its name
 * @param port its port
 * @param security how the connection is protected
 * @param user the account; empty for none
 * @param password the account's password; not in {@link #toString}
 */
public record MailServer(String host, int port, Security security, String user, String password) {

    private static final String TIMEOUT_MILLIS = "30000";

    /** How a connection is protected. Certificates are checked against the host's name. */
    public enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS by STARTTLS, which the server must have. */
        STARTTLS,
        /** Nothing: for servers on this machine. */
        PLAIN
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the host is empty or the port out of its range
     */
    public MailServer {
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "mail server '" + host + "', port " + port + ": needs a host and a port");
        }
    }

    /** The properties of a protocol, {@code smtp} or {@code imap}, with bounds on all that waits. */
    Properties properties(String protocol, String readTimeoutMillis) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put("mail.transport.protocol", "smtp");
        properties.put(prefix + "host", host);
        properties.put(prefix + "port", Integer.toString(port));
        properties.put(prefix + "auth", Boolean.toString(!user.isEmpty()));
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", readTimeoutMillis);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.enable", Boolean.toString(security == Security.TLS));
        properties.put(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.put(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        return properties;
    }

    @Override
    public String toString() {
        return "MailServer[" + user + "@" + host + ":" + port + ", " + security + "]";
    }
}
