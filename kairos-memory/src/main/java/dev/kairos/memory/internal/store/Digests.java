package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Episode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digests by which content is recognised without being kept. */
final class Digests {
    private Digests() {}

    /** Of everything an episode says, each part parted from the next. */
    static String of(Episode episode) {
        MessageDigest sha = sha256();
        Episode.EntryRef entry = episode.entry();
        for (String part : new String[] {
            episode.time().toString(),
            episode.speaker().name(),
            episode.speaker().role().name(),
            episode.session().id(),
            episode.session().kind().name(),
            episode.origin().name(),
            entry == null ? "" : entry.agent() + "#" + entry.sequence(),
            episode.text()
        }) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Of a text, whatever its case and white space. */
    static String ofText(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return HexFormat.of().formatHex(sha256().digest(folded.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
