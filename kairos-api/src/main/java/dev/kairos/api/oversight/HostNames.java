package dev.kairos.api.oversight;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts, some with {@code *.} in front for all below them.
 *
 * @param names the names
 */
record HostNames(List<String> names) {

    /** Whether an action names hosts, and none but these. */
    boolean areAll(Action action) {
        List<String> urls = List.of("url", "uri").stream()
                .flatMap(name -> action.call().values(name).stream())
                .toList();
        List<String> hosts = action.call().values("host");
        return !(urls.isEmpty() && hosts.isEmpty())
                && urls.stream().allMatch(url -> isNamed(host(url)))
                && hosts.stream().allMatch(this::isNamed);
    }

    private boolean isNamed(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("*.") ? lower.endsWith(name.substring(1)) : lower.equals(name));
    }

    /** The host that a client would reach; what cannot be read strictly has none. */
    private static @Nullable String host(String url) {
        try {
            URI uri = new URI(url).parseServerAuthority();
            return uri.getUserInfo() == null ? uri.getHost() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
