package dev.kairos.testkit.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.function.IntFunction;

/** Writes a text with a secret in it and remembers where. */
final class Planting {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    final Random random;
    private final SecretKinds.Payload payload;
    private final StringBuilder out = new StringBuilder();
    private int start;
    private int end;
    private int joint;

    Planting(SecretKinds.Payload payload, Random random) {
        this.payload = payload;
        this.random = random;
    }

    Planting text(String text) {
        out.append(text);
        return this;
    }

    /** Text by a {@link Form}. */
    Planting form(String form) {
        return text(Form.draw(form, random));
    }

    Planting raw() {
        return each(Character::toString);
    }

    /** Real line ends in a block, where the syntax allows them, with an indentation. */
    Planting indented(String indentation) {
        return each(c -> c == '\n' ? "\n" + indentation : Character.toString(c));
    }

    Planting json() {
        return each(c -> c == '\n' ? "\\n" : c == '"' || c == '\\' ? "\\" + (char) c : Character.toString(c));
    }

    Planting jsonTwice() {
        return each(c -> c == '\n' ? "\\\\n" : c == '"' || c == '\\' ? "\\\\\\" + (char) c : Character.toString(c));
    }

    Planting xml() {
        return each(c -> c == '&' ? "&amp;" : c == '<' ? "&lt;" : Character.toString(c));
    }

    Planting url() {
        return each(c -> UNRESERVED.indexOf(c) >= 0 ? Character.toString(c) : String.format("%%%02X", c));
    }

    Planting urlAll() {
        return each(c -> String.format("%%%02x", c));
    }

    Planting escaped(String format) {
        return each(c -> String.format(format, c));
    }

    Planting hex() {
        return each(c -> String.format("%02x", c));
    }

    /** In two or three pieces with a joint between. */
    Planting split(String joint) {
        int first = 2 + random.nextInt(payload.text().length() - 4);
        int second =
                random.nextBoolean() ? first + 1 + random.nextInt(payload.text().length() - first - 1) : -1;
        this.joint = joint.length();
        int[] at = {0};
        return each(c -> {
            int i = at[0]++;
            String escaped = c == '\n' ? "\\n" : Character.toString(c);
            return i == first || i == second ? joint + escaped : escaped;
        });
    }

    Planting base64(Base64.Encoder encoder, String prefix) {
        byte[] bytes = (prefix + payload.text()).getBytes(StandardCharsets.US_ASCII);
        String encoded = encoder.encodeToString(bytes);
        start = out.length() + place(encoded, (prefix.length() + payload.from()) * 4 / 3);
        end = out.length() + place(encoded, ((prefix.length() + payload.to()) * 4 + 2) / 3);
        return text(encoded);
    }

    /** Where a character of base64 stands, counting line ends. */
    private static int place(String encoded, int character) {
        int left = character;
        int at = 0;
        while (left > 0) {
            left -= encoded.charAt(at) == '\n' ? 0 : 1;
            at++;
        }
        return at;
    }

    Planted planted(String kind, String context) {
        return new Planted(kind, context, out.toString(), start, end);
    }

    private Planting each(IntFunction<String> encode) {
        for (int i = 0; i < payload.text().length(); i++) {
            String piece = encode.apply(payload.text().charAt(i));
            int last = joint > 0 && piece.length() > joint ? piece.length() - joint : piece.length();
            if (i == payload.from()) {
                start = out.length() + piece.length() - last;
            }
            out.append(piece);
            if (i == payload.to() - 1) {
                end = out.length();
            }
        }
        return this;
    }
}
