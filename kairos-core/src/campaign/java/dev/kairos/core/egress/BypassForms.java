package dev.kairos.core.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Addresses that lead, or look as if they led, to a place that is not public: spellings, wrappings, names, tricks of parsers. */
public final class BypassForms {

    private static final List<int[]> PLACES = List.of(
            new int[] {127, 0, 0, 1},
            new int[] {127, 9, 8, 7},
            new int[] {0, 0, 0, 0},
            new int[] {10, 1, 2, 3},
            new int[] {100, 100, 100, 200},
            new int[] {169, 254, 169, 254},
            new int[] {172, 16, 5, 4},
            new int[] {192, 168, 1, 1},
            new int[] {198, 18, 0, 1},
            new int[] {192, 0, 0, 192},
            new int[] {168, 63, 129, 16},
            new int[] {255, 255, 255, 255},
            new int[] {224, 0, 0, 1});

    private static final List<Function<int[], String>> SPELLINGS = List.of(
            ip -> dotted("%d", ip),
            ip -> dotted("%d", ip) + ".",
            ip -> dotted("%03d", ip),
            ip -> dotted("0%o", ip),
            ip -> dotted("0x%x", ip),
            ip -> dotted("0X%02X", ip),
            ip -> Long.toString(number(ip)),
            ip -> "0x" + Long.toHexString(number(ip)),
            ip -> "0" + Long.toOctalString(number(ip)),
            ip -> ip[0] + "." + (number(ip) & 0xffffff),
            ip -> ip[0] + "." + ip[1] + "." + (number(ip) & 0xffff),
            ip -> "0x" + Integer.toHexString(ip[0]) + "." + ip[1] + ".0" + Integer.toOctalString(ip[2]) + "." + ip[3],
            ip -> "[::ffff:" + dotted("%d", ip) + "]",
            ip -> "[::ffff:" + hex(ip) + "]",
            ip -> "[0:0:0:0:0:ffff:" + hex(ip) + "]",
            ip -> "[::" + dotted("%d", ip) + "]",
            ip -> "[::" + hex(ip) + "]",
            ip -> "[::ffff:0:" + dotted("%d", ip) + "]",
            ip -> "[64:ff9b::" + dotted("%d", ip) + "]",
            ip -> "[64:ff9b::" + hex(ip) + "]",
            ip -> "[64:ff9b:1::" + hex(ip) + "]",
            ip -> "[2002:" + hex(ip) + "::]",
            ip -> "[2002:" + hex(ip) + "::1]",
            ip -> "[2001:0:4136:e378:8000:63bf:" + hex(inverted(ip)) + "]",
            ip -> "[2600::5efe:" + hex(ip) + "]",
            ip -> "[2600::200:5efe:" + hex(ip) + "]",
            ip -> percent(dotted("%d", ip)),
            ip -> wide(dotted("%d", ip)),
            ip -> dotted("%d", ip).replace('.', '\u3002'),
            ip -> dotted("%d", ip).replace('.', '\uff0e'),
            ip -> "example.com@" + dotted("%d", ip),
            ip -> "example.com:80@" + dotted("%d", ip),
            ip -> "example.com\\@" + dotted("%d", ip),
            ip -> "example.com%40" + dotted("%d", ip),
            ip -> dotted("%d", ip) + "\t",
            ip -> " " + dotted("%d", ip),
            ip -> dotted("%d", ip) + "%2f.example.com",
            ip -> dotted("%d", ip).replace('.', '-') + ".resolves.example",
            ip -> "mixed-" + dotted("%d", ip).replace('.', '-') + ".resolves.example");

    private static final List<String> NAMES = List.of(
            "localhost",
            "LOCALHOST",
            "LocalHost.",
            "localhost.",
            "a.localhost",
            "localhost.localdomain",
            "localhost6",
            "ip6-localhost",
            "ip6-loopback",
            "127.1",
            "127.0.1",
            "0",
            "00",
            "0x0",
            "0.0",
            "metadata",
            "metadata.google.internal",
            "printer.local",
            "router.lan",
            "nas.home",
            "wiki.intranet",
            "1.0.0.127.in-addr.arpa",
            "[::]",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[0000:0000:0000:0000:0000:0000:0000:0001]",
            "[::1%25lo]",
            "[::1%251]",
            "[fe80::1]",
            "[fe80::1%25eth0]",
            "[febf::1]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[fdff:ffff::1]",
            "[ff02::1]",
            "[ff0e::1]",
            "[100::1]",
            "[2001::1]",
            "[2001:db8::1]",
            "[2001:10::1]",
            "[2001:20::1]",
            "[3fff::1]",
            "[4000::1]",
            "[5f00::1]",
            "[e000::1]",
            "[1::1]",
            "[v1.127.0.0.1]",
            "[127.0.0.1]",
            "v6-loopback.resolves.example",
            "v6-private.resolves.example");

    private BypassForms() {}

    /** All forms that name a port of this machine, or another place that is not public. */
    public static List<String> all(int port) {
        Set<String> forms = new LinkedHashSet<>();
        for (int[] place : PLACES) {
            for (Function<int[], String> spelling : SPELLINGS) {
                forms.add("http://" + spelling.apply(place) + ":" + port + "/secret");
            }
            String plain = dotted("%d", place) + ":" + port;
            forms.add("http:" + plain + "/");
            forms.add("//" + plain + "/");
            forms.add("http:///" + plain + "/");
            forms.add("http:\\\\" + plain + "\\");
            forms.add("http://" + plain + "#@example.com/");
            forms.add("http://" + plain + "?@example.com/");
            forms.add("http://" + plain + "\\.example.com/");
            forms.add("http://example.com#@" + plain + "/");
            forms.add("gopher://" + plain + "/_GET");
            forms.add("ftp://" + plain + "/");
            forms.add("jar:http://" + plain + "/a.jar!/");
        }
        NAMES.forEach(name -> forms.add("http://" + name + ":" + port + "/secret"));
        forms.addAll(List.of(
                "file:///etc/passwd", "jar:file:/a!/b", "data:text/plain,a", "http://:" + port + "/", "http://"));
        return new ArrayList<>(forms);
    }

    /** What a hostile name server answers: names that lead inside, some beside an address that is public. */
    public static InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.equals("v6-loopback.resolves.example")) {
            return InetAddress.getAllByName("::1");
        } else if (host.equals("v6-private.resolves.example")) {
            return InetAddress.getAllByName("fd00::1");
        } else if (host.endsWith(".resolves.example")) {
            String name = host.substring(0, host.indexOf('.'));
            boolean mixed = name.startsWith("mixed-");
            InetAddress inner = InetAddress.getByName(name.replace("mixed-", "").replace('-', '.'));
            return mixed ? new InetAddress[] {InetAddress.getByName("8.8.8.8"), inner} : new InetAddress[] {inner};
        } else if (host.toLowerCase(Locale.ROOT).contains("localhost") || host.matches("[0-9.xXa-fA-F]+")) {
            return InetAddress.getAllByName(host);
        }
        throw new UnknownHostException(host);
    }

    private static String dotted(String format, int[] ip) {
        List<String> parts = new ArrayList<>();
        for (int part : ip) {
            parts.add(String.format(Locale.ROOT, format, part));
        }
        return String.join(".", parts);
    }

    private static long number(int[] ip) {
        return (long) ip[0] << 24 | ip[1] << 16 | ip[2] << 8 | ip[3];
    }

    private static String hex(int[] ip) {
        return Integer.toHexString(ip[0] << 8 | ip[1]) + ":" + Integer.toHexString(ip[2] << 8 | ip[3]);
    }

    private static int[] inverted(int[] ip) {
        return new int[] {255 - ip[0], 255 - ip[1], 255 - ip[2], 255 - ip[3]};
    }

    private static String percent(String text) {
        return text.chars()
                .mapToObj(c -> String.format(Locale.ROOT, "%%%02x", c))
                .collect(Collectors.joining());
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> c == '.' ? "." : String.valueOf((char) (c - '0' + '\uff10')))
                .collect(Collectors.joining());
    }
}
