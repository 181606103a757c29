package dev.kairos.testkit.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts that are made to keep a scanner busy: beginnings of secrets that never end, and encodings of encodings. */
public final class HostileText {

    private static final List<String> BEGINNINGS = List.of(
            "sk-",
            "ghp_",
            "AKIA",
            "eyJ",
            "xoxb-",
            "pat",
            "s.",
            "key-",
            "://",
            "password",
            "token",
            "secret:",
            "basic ",
            "bearer ",
            "[secret: ",
            "SK",
            "1/",
            "-us",
            ":AA",
            "Q~");

    private static final List<String> SEPARATORS = List.of(
            "", " ", "-", "_", "=", "\n", ".", "\"", "a ", "=\"", "\\n", ".aaaaaaaaaa", "aB3dE5fG7h\n", "0123456789");

    private static final List<String> UNITS = List.of(
            "\"+\"",
            "\" + \"",
            "a\"+\"a",
            "a\" \"b",
            "'a'.'b'.",
            "%41",
            "%zz%41",
            "\\u0041",
            "\\x41\\",
            "\\\n",
            "a\\\n",
            "=\n",
            "\"\n\"",
            "Zm9v",
            "Z2hwXw==",
            "616263",
            "67 68",
            "a://b:c@",
            "://:@",
            ":\\/\\/a:b@",
            "password=a1b2c3!\n",
            "password = \"abc ",
            "password=$",
            "key=key=",
            "eyJaaaaaaaaaaa.",
            "eyJaaaaaaaaaa.bbbbbbbbbb.",
            "-eyJ-",
            "[secret: password …]",
            "[secret: x",
            "[secret: password …]password=",
            "{\"password\":\"",
            "(((password))",
            "password                ",
            "token:\t\t\t\t",
            "password,value=",
            "password\\n\\n value:",
            "a.b.c.d.e.",
            "ghp_aaaa\n",
            "ghp_abcd\\n",
            "sk_live_abcd\n  ",
            "\"\"",
            "a''a",
            "\\\\\\\\",
            "\\\"",
            "\" \\\n\"",
            "\uD800",
            "\0");

    private static final String KEY = "-----BEGIN PRIVATE" + " KEY-----";
    private static final List<String> KEYS =
            List.of(KEY, KEY + "\nMIIE", KEY + "\nMIIEABCDEFGHIJKLMNOPQRSTUV\n", KEY + "\nA: ", KEY + "\"\n\"");

    private HostileText() {}

    /**
     * Makes some hundreds of texts.
     *
     * @param length how many characters each has
     * @return the texts by what they are made of
     */
    public static Map<String, String> of(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String beginning : BEGINNINGS) {
            for (String separator : SEPARATORS) {
                repeat(texts, beginning + separator, length);
            }
        }
        UNITS.forEach(unit -> repeat(texts, unit, length));
        KEYS.forEach(unit -> repeat(texts, unit, length));
        mixed(texts, length);
        return texts;
    }

    private static void repeat(Map<String, String> texts, String unit, int length) {
        texts.put(unit, unit.repeat(length / unit.length() + 1).substring(0, length));
    }

    private static void mixed(Map<String, String> texts, int length) {
        Random random = new Random(5);
        StringBuilder mix = new StringBuilder();
        while (mix.length() < length) {
            mix.append(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())))
                    .append(SEPARATORS.get(random.nextInt(SEPARATORS.size())))
                    .append("aB3dE5fG7hJ9kL1m", 0, random.nextInt(16));
        }
        byte[] bytes = mix.substring(0, length).getBytes(StandardCharsets.UTF_8);
        texts.put("all beginnings", mix.substring(0, length));
        texts.put("all beginnings in base64", cut(Base64.getEncoder().encodeToString(bytes), length));
        texts.put("all beginnings in hexadecimal", cut(HexFormat.of().formatHex(bytes), length));
        texts.put(
                "all beginnings in escapes", cut(HexFormat.of().withPrefix("%").formatHex(bytes), length));
        texts.put("all beginnings in pieces", cut(mix.toString().replaceAll("(...)", "$1\"+\""), length));
    }

    private static String cut(String text, int length) {
        return text.substring(0, length);
    }
}
