package dev.kairos.core.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms in which a host may be written as an address: dotted decimal and IPv6 in brackets, nothing else. */
final class Literals {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private Literals() {}

    /** The address that a host spells out, or {@code null} if it is a name. */
    static @Nullable InetAddress of(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            String inner = host.substring(1, host.length() - 1);
            if (!V6.matcher(inner).matches()) {
                throw new EgressException("'" + host + "' is an IPv6 address with a zone or another form", false, null);
            }
            return parse(inner);
        }
        return V4.matcher(host).matches() ? parse(host) : null;
    }

    /**
     * Whether resolvers may take a name for an address in another spelling: a single number, octal, hexadecimal, fewer than
     * four parts.
     */
    static boolean isNumeric(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return NUMBER.matcher(bare.substring(bare.lastIndexOf('.') + 1)).matches();
    }

    /** The address of a literal; asks no resolver. */
    static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new EgressException("'" + literal + "' is no address", false, e);
        }
    }
}
