package dev.kairos.core.internal.outbox;

import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that was sent to somebody and that resolves one approval, once.
 *
 * @param hash the SHA-256 of the token, so that whoever reads the journal cannot answer
 * @param approval which approval
 * @param digest the digest of the action as it was shown
 * @param channel on which channel it was shown, and may be answered
 * @param expires when it ends
 */
record Offer(String hash, String approval, String digest, String channel, Instant expires) {

    static Offer read(Fields f) {
        return new Offer(f.text("hash"), f.text("approval"), f.text("digest"), f.text("channel"), f.instant("expires"));
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("hash", hash);
        tree.put("approval", approval);
        tree.put("digest", digest);
        tree.put("channel", channel);
        tree.put("expires", expires);
        return tree;
    }
}
