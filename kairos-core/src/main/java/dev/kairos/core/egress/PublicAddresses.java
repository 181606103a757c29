package dev.kairos.core.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * Tells the addresses of the public internet from all others. Of IPv4 everything counts as public that the special-purpose
 * registry (RFC 6890 and its updates) does not name; of IPv6 only global unicast (2000::/3) without its special ranges, so that
 * ranges which are yet to be given a meaning are closed.
 */
final class PublicAddresses {

    private static final List<Range> CLOSED_V4 = List.of(
            Range.of("0.0.0.0", 8), // this network
            Range.of("10.0.0.0", 8), // private
            Range.of("100.64.0.0", 10), // carrier-grade NAT, and some clouds' metadata
            Range.of("127.0.0.0", 8), // loopback
            Range.of("168.63.129.16", 32), // a cloud's host agent
            Range.of("169.254.0.0", 16), // link-local, metadata
            Range.of("172.16.0.0", 12), // private
            Range.of("192.0.0.0", 24), // protocol assignments, metadata
            Range.of("192.0.2.0", 24), // documentation
            Range.of("192.88.99.0", 24), // 6to4 relays
            Range.of("192.168.0.0", 16), // private
            Range.of("198.18.0.0", 15), // benchmarks of networks
            Range.of("198.51.100.0", 24), // documentation
            Range.of("203.0.113.0", 24), // documentation
            Range.of("224.0.0.0", 4), // multicast
            Range.of("240.0.0.0", 4)); // reserved, broadcast

    private static final Range GLOBAL_V6 = Range.of("2000::", 3);

    private static final List<Range> CLOSED_V6 = List.of(
            Range.of("2001::", 23), // protocol assignments, Teredo, ORCHID
            Range.of("2001:db8::", 32), // documentation
            Range.of("2002::", 16), // 6to4: holds an IPv4 address
            Range.of("3fff::", 20)); // documentation

    private PublicAddresses() {}

    /** Whether an address is of the public internet. */
    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return CLOSED_V4.stream().noneMatch(range -> range.contains(bytes));
        }
        return GLOBAL_V6.contains(bytes)
                && CLOSED_V6.stream().noneMatch(range -> range.contains(bytes))
                && !isIsatap(bytes);
    }

    /** RFC 5214: an interface identifier that holds an IPv4 address of the site. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    /** Addresses that begin with the same bits. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Range(byte[] start, int bits) {

        static Range of(String literal, int bits) {
            return new Range(Literals.parse(literal).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((start[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
