package dev.kairos.testkit.internal.work;

import java.util.List;
import java.util.Random;

/**
 * Draws paths that try to leave a folder, or to reach what is protected in it, in the forms of several systems. The folder is
 * expected to hold {@code in/} with a file {@code a.txt}, and links {@code out} to the folder that must not be reached,
 * {@code outfile} to a file in it, and {@code in/up} to the folder above.
 */
public final class HostilePaths {

    private static final List<String> UPS = List.of(
            "..",
            "../..",
            "..\\",
            "..\\..",
            "．．",
            "‥",
            "․․",
            "..\u200B",
            "\u202E..",
            "..%2f",
            "%2e%2e",
            "%c0%ae%c0%ae",
            ".. ",
            "...",
            "..;",
            "..\0",
            "..\u0000x",
            "\u2024\u2024",
            "..\uFEFF",
            "..:");

    private static final List<String> SEPARATORS = List.of(
            "/", "//", "\\", "\\\\", "/./", "∕", "⁄", "／", "＼", "%5c", "%2f", "\u29F8", "\u2215", "/\u200B", "\u3033");

    private static final List<String> STARTS = List.of(
            "",
            "/",
            "//",
            "///",
            "./",
            "in/",
            "in/./",
            "~/",
            "~root/",
            "C:",
            "C:/",
            "C:\\",
            "c:..\\",
            "\\\\host\\share\\",
            "\\\\?\\C:\\",
            "\\\\.\\",
            "//?/",
            "file:",
            "file:///",
            "/proc/self/cwd/",
            "/proc/self/root/",
            "/dev/fd/",
            "in\u0000/",
            "${HOME}/",
            "$(pwd)/",
            "`pwd`/",
            "out/",
            "in/up/",
            "outfile/");

    private static final List<String> TARGETS = List.of(
            "outside/secret.txt",
            "secret.txt",
            "etc/passwd",
            ".git/config",
            ".git/hooks/pre-commit",
            ".GIT/config",
            ".git./config",
            ".git /config",
            ".gIt/hooks/x",
            "GIT~1/config",
            "git~1/config",
            ".g\u200Cit/config",
            ".ｇｉｔ/config",
            ".git\u00AD/config",
            ".git::$INDEX_ALLOCATION/config",
            ".env",
            ".ENV",
            ".env.local",
            "id_rsa",
            "key.pem",
            "KEY.PEM",
            "CON",
            "con.txt",
            "NUL",
            "aux.c",
            "COM1",
            "lpt9.txt",
            "COM¹",
            "a.txt:stream",
            "a.txt::$DATA",
            "a.txt.",
            "a.txt ",
            " a.txt",
            "new\nline",
            "tab\tname",
            "\u202Etxt.exe",
            "a\u0000.txt",
            "",
            ".",
            "..",
            "…",
            "new.txt",
            "d/new.txt",
            ".ſecret",
            "\uD800",
            "x\uDC00y",
            "K.pem",
            ".ssh/id_ed25519",
            ".Ssh/config",
            "ﬁle",
            "e\u0301.txt");

    private final Random random;

    /**
     * Starts a generator.
     *
     * @param seed the same seed draws the same paths
     */
    public HostilePaths(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Draws a path.
     *
     * @return a path; now and then one that is harmless
     */
    public String next() {
        StringBuilder path = new StringBuilder(pick(STARTS));
        int ups = random.nextInt(5);
        for (int i = 0; i < ups; i++) {
            path.append(pick(UPS)).append(pick(SEPARATORS));
        }
        path.append(pick(TARGETS));
        if (random.nextInt(8) == 0) {
            path.insert(random.nextInt(path.length() + 1), pick(UPS));
        }
        if (random.nextInt(50) == 0) {
            path.append(pick(SEPARATORS)).append("x".repeat(random.nextInt(5_000)));
        }
        return path.toString();
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
