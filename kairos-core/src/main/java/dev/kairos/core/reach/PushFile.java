package dev.kairos.core.reach;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.push.P256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sender's keys and the browsers that subscribed, in one JSON file that is replaced as a whole. */
final class PushFile {

    private static final int MOST = 200;

    private final Path path;
    private final String publicKey;
    private final ECPrivateKey privateKey;
    private List<Subscription> subscriptions;

    /** A browser. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Subscription(URI endpoint, byte[] key, byte[] auth) {

        /** Reads what a browser makes of its subscription. */
        static Subscription parse(String json) {
            try {
                return of(Json.fields(json));
            } catch (JsonException | GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException("this is no push subscription: " + e.getMessage(), e);
            }
        }

        private static Subscription of(Fields f) throws GeneralSecurityException {
            Fields keys = f.object("keys");
            byte[] key = P256.bytes(keys.text("p256dh"));
            byte[] auth = P256.bytes(keys.text("auth"));
            P256.publicKey(key);
            if (auth.length != 16) {
                throw new IllegalArgumentException("its secret has " + auth.length + " bytes instead of 16");
            }
            return new Subscription(URI.create(f.text("endpoint")), key, auth);
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("endpoint", endpoint.toString());
            tree.put("keys", Map.of("p256dh", P256.text(key), "auth", P256.text(auth)));
            return tree;
        }
    }

    private PushFile(Path path, String publicKey, ECPrivateKey privateKey, List<Subscription> subscriptions) {
        this.path = path;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.subscriptions = subscriptions;
    }

    static PushFile open(Path path) {
        try {
            return Files.exists(path) ? read(path) : create(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | JsonException e) {
            throw new IllegalArgumentException(path + " holds no keys for web push: " + e.getMessage(), e);
        }
    }

    private static PushFile create(Path path) throws GeneralSecurityException {
        KeyPair pair = P256.generate();
        String publicKey = P256.text(P256.bytes((ECPublicKey) pair.getPublic()));
        PushFile file = new PushFile(path, publicKey, (ECPrivateKey) pair.getPrivate(), List.of());
        file.write();
        return file;
    }

    private static PushFile read(Path path) throws IOException, GeneralSecurityException {
        Fields f = Json.fields(Files.readString(path));
        List<Subscription> all = new ArrayList<>();
        for (Fields subscription : f.objects("subscriptions")) {
            all.add(Subscription.of(subscription));
        }
        return new PushFile(path, f.text("publicKey"), P256.privateKey(P256.bytes(f.text("privateKey"))), all);
    }

    String publicKey() {
        return publicKey;
    }

    ECPrivateKey privateKey() {
        return privateKey;
    }

    synchronized List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    synchronized void add(Subscription subscription) {
        List<Subscription> more = new ArrayList<>(subscriptions);
        more.removeIf(old -> old.endpoint().equals(subscription.endpoint()));
        more.add(subscription);
        if (more.size() > MOST) {
            more.remove(0);
        }
        subscriptions = more;
        write();
    }

    synchronized void remove(URI endpoint) {
        List<Subscription> fewer = new ArrayList<>(subscriptions);
        fewer.removeIf(old -> old.endpoint().equals(endpoint));
        subscriptions = fewer;
        write();
    }

    private void write() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("publicKey", publicKey);
        tree.put("privateKey", P256.text(P256.bytes(privateKey)));
        tree.put("subscriptions", subscriptions.stream().map(Subscription::tree).toList());
        String text = Json.write(tree);
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
