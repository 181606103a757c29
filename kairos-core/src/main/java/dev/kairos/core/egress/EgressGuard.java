package dev.kairos.core.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an outgoing call may be made, before each call and each redirect. It lets through {@code http} and
 * {@code https} to hosts whose every address is of the public internet, and returns the one address to connect to: whoever
 * connects to it, instead of resolving the name again, cannot be led elsewhere by a name server that changes its mind.
 *
 * <pre>{@code
 * EgressGuard guard = EgressGuard.standard().hosts("api.example.com", "*.example.org");
 * EgressGuard.Target target = guard.check(uri); // connect to target.address() and target.port()
 * }</pre>
 *
 * <p>Refused are other schemes, user names in the address, hosts that are written as numbers in unusual forms, names of the
 * local network, and names of which any address is private, link-local, loopback, multicast, of a cloud's metadata service, of
 * carrier-grade NAT, or holds an IPv4 address inside of an IPv6 one (mapped, NAT64, 6to4, Teredo, ISATAP). Immutable; safe for
 * use by many threads.
 */
public final class EgressGuard {

    private static final Set<String> LOCAL =
            Set.of("localhost", "local", "internal", "intranet", "lan", "home", "arpa");
    private static final EgressGuard STANDARD =
            new EgressGuard(Set.of("http", "https"), List.of(), Set.of(), InetAddress::getAllByName);

    private final Set<String> schemes;
    private final List<String> hosts;
    private final Set<String> inside;
    private final Resolver resolver;

    /** Finds the addresses of a name. */
    @FunctionalInterface
    public interface Resolver {

        /**
         * Resolves a name. May block.
         *
         * @param host a host's name
         * @return its addresses, at least one
         * @throws UnknownHostException if it has none
         */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * A call that may be made.
     *
     * @param uri what is called
     * @param address the address to connect to
     * @param port the port to connect to
     */
    public record Target(URI uri, InetAddress address, int port) {}

    private EgressGuard(Set<String> schemes, List<String> hosts, Set<String> inside, Resolver resolver) {
        this.schemes = schemes;
        this.hosts = hosts;
        this.inside = inside;
        this.resolver = resolver;
    }

    /**
     * Returns the guard that lets {@code http} and {@code https} through to every public host.
     *
     * @return the guard
     */
    public static EgressGuard standard() {
        return STANDARD;
    }

    /**
     * Returns a guard for other schemes.
     *
     * @param allowed {@code http}, {@code https}
     * @return the guard
     * @throws IllegalArgumentException for any other scheme
     */
    public EgressGuard schemes(String... allowed) {
        Set<String> names = Set.of(allowed);
        if (!Set.of("http", "https").containsAll(names) || names.isEmpty()) {
            throw new IllegalArgumentException("schemes " + names + ": only http and https can be guarded");
        }
        return new EgressGuard(names, hosts, inside, resolver);
    }

    /**
     * Returns a guard that lets calls through to these hosts only, where they are public.
     *
     * @param names hosts, or {@code *.example.org} for all below a domain; none for any host
     * @return the guard
     */
    public EgressGuard hosts(String... names) {
        List<String> lower =
                Arrays.stream(names).map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return new EgressGuard(schemes, lower, inside, resolver);
    }

    /**
     * Returns a guard that also lets calls through to servers of the host's own that are not public, for example
     * {@code ntfy.lan:8080}. Nothing but the host's code should decide on these.
     *
     * @param hostsAndPorts each {@code host:port}, the host spelled as in the addresses that will be called
     * @return the guard
     * @throws IllegalArgumentException if one has no port
     */
    public EgressGuard inside(String... hostsAndPorts) {
        Set<String> more = new TreeSet<>(inside);
        for (String place : hostsAndPorts) {
            if (!place.matches("(?s).+:[0-9]{1,5}")) {
                throw new IllegalArgumentException("'" + place + "' names no port: write host:port");
            }
            more.add(place.toLowerCase(Locale.ROOT));
        }
        return new EgressGuard(schemes, hosts, Set.copyOf(more), resolver);
    }

    /**
     * Returns a guard that resolves names in another way. By default as the JVM does.
     *
     * @param resolver finds addresses
     * @return the guard
     */
    public EgressGuard resolver(Resolver resolver) {
        return new EgressGuard(schemes, hosts, inside, Objects.requireNonNull(resolver, "resolver"));
    }

    /**
     * Checks an address that came as text.
     *
     * @param uri any text
     * @return where to connect
     * @throws EgressException if it is no address that may be called
     */
    public Target check(String uri) {
        try {
            return check(new URI(uri));
        } catch (URISyntaxException e) {
            throw refused(uri, "is no valid address", e);
        }
    }

    /**
     * Checks an address. Resolves its host and may block for that.
     *
     * @param uri what is to be called
     * @return where to connect
     * @throws EgressException if it may not be called, or its host has no address
     */
    public Target check(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw refused(uri, "has a scheme other than " + new TreeSet<>(schemes), null);
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw refused(uri, "must have a plain host, a port from 1 to 65535 if any, and no user name", null);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        if (inside.contains(host + ":" + port)) {
            return new Target(uri, resolve(uri, host)[0], port);
        }
        checkName(uri, host);
        return new Target(uri, publicAddress(uri, host), port);
    }

    private void checkName(URI uri, String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (!hosts.isEmpty() && hosts.stream().noneMatch(allowed -> covers(allowed, name))) {
            throw refused(uri, "is not among the hosts that may be called: " + hosts, null);
        }
        if (Literals.of(host) != null) {
            return;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (Literals.isNumeric(name) || last.equals(name) || LOCAL.contains(last)) {
            throw refused(uri, "names no public host", null);
        }
    }

    private static boolean covers(String allowed, String name) {
        return allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed);
    }

    private InetAddress publicAddress(URI uri, String host) {
        InetAddress[] addresses = resolve(uri, host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contains(address)) {
                throw refused(
                        uri,
                        "leads to " + address.getHostAddress()
                                + ", which is not public: a server of your own is allowed with EgressGuard.inside",
                        null);
            }
        }
        return addresses[0];
    }

    private InetAddress[] resolve(URI uri, String host) {
        InetAddress literal = Literals.of(host);
        if (literal != null) {
            return new InetAddress[] {literal};
        }
        try {
            InetAddress[] addresses = resolver.resolve(host);
            if (addresses.length > 0) {
                return addresses;
            }
            throw new EgressException(where(uri.toString()) + " has no address", true, null);
        } catch (UnknownHostException e) {
            throw new EgressException(where(uri.toString()) + " has no address", true, e);
        }
    }

    private static EgressException refused(Object uri, String why, @Nullable Throwable cause) {
        return new EgressException(where(uri.toString()) + " " + why, false, cause);
    }

    /** Without query and path, which may hold secrets, and of bounded length. */
    private static String where(String uri) {
        String plain = uri.replaceAll("[\\p{Cntrl}]", " ");
        int start = plain.indexOf("//");
        int end = start < 0 ? -1 : plain.indexOf('/', start + 2);
        String front = end < 0 ? plain : plain.substring(0, end);
        int query = front.indexOf('?');
        String bare = query < 0 ? front : front.substring(0, query);
        return "'" + (bare.length() > 100 ? bare.substring(0, 100) + "…" : bare) + "'";
    }
}
