package dev.kairos.github;

import dev.kairos.core.reach.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Payloads of many shapes, signed well and tampered with in eight ways, through the webhook's own door. */
public final class SignatureCampaign {

    private static final String SECRET = "a shared secret";

    private SignatureCampaign() {}

    /**
     * What came of it.
     *
     * @param shapes how many payloads there were
     * @param tampered how many tampered requests
     * @param wrong how many good ones were refused or tampered ones accepted
     */
    public record Result(int shapes, int tampered, int wrong) {}

    /** Runs the campaign. */
    public static Result run(int shapes, long seed) {
        Random random = new Random(seed);
        Hooks hooks = new Hooks(SECRET, change -> Hooks.Sink.Result.TAKEN);
        int wrong = 0;
        int tampered = 0;
        for (int i = 0; i < shapes; i++) {
            byte[] body = payload(random, i);
            String good = WebhookSignature.of(SECRET).sign(body);
            wrong += hooks.accept(headers("d" + i, good), body).status() == 401 ? 1 : 0;
            for (Request request : tampered(body, good, random)) {
                tampered++;
                wrong += hooks.accept(headers("t" + tampered, request.signature()), request.body())
                                        .status()
                                == 401
                        ? 0
                        : 1;
            }
        }
        return new Result(shapes, tampered, wrong);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Request(String signature, byte[] body) {}

    private static List<Request> tampered(byte[] body, String good, Random random) {
        byte[] flipped = body.clone();
        flipped[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        byte[] shorter = Arrays.copyOf(body, body.length - 1);
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = (byte) (random.nextBoolean() ? ' ' : '\n');
        int at = 7 + random.nextInt(64);
        String otherDigit = good.substring(0, at) + (good.charAt(at) == '0' ? '1' : '0') + good.substring(at + 1);
        byte[] rewritten =
                new String(body, StandardCharsets.UTF_8).replaceFirst(":", ": ").getBytes(StandardCharsets.UTF_8);
        return List.of(
                new Request(good, flipped),
                new Request(good, shorter),
                new Request(good, longer),
                new Request(good, rewritten),
                new Request(otherDigit, body),
                new Request(good.substring(0, good.length() - 2), body),
                new Request(WebhookSignature.of(SECRET + " ").sign(body), body),
                new Request(random.nextBoolean() ? "sha1=" + good.substring(7, 47) : "", body));
    }

    private static byte[] payload(Random random, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i <= number % 9; i++) {
            fields.put("\"f" + i + "\"", value(random, number + i));
        }
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(name + (random.nextInt(4) == 0 ? " : " : ":") + value));
        String json = "{" + String.join(random.nextBoolean() ? "," : ",\n  ", parts) + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Random random, int kind) {
        return switch (kind % 10) {
            case 0 -> "\"plain\"";
            case 1 -> "\"ünï \\u00e4 日本 \uD83D\uDE00\"";
            case 2 -> "\"<script> & \\/ \\\" \\\\ \\n\"";
            case 3 -> Long.toString(random.nextLong());
            case 4 -> "1.0e10";
            case 5 -> "null";
            case 6 -> "[1,[2,[3,[]]]]";
            case 7 -> "{\"b\":1,\"a\":{\"z\":true}}";
            case 8 -> "\"" + "x".repeat(random.nextInt(20_000)) + "\"";
            default -> "\"\\ud800\"";
        };
    }

    private static Map<String, String> headers(String delivery, String signature) {
        return Map.of("X-GitHub-Delivery", delivery, "X-GitHub-Event", "watch", "X-Hub-Signature-256", signature);
    }
}
