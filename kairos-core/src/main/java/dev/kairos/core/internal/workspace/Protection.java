package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.tree.GlobFilter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which paths may not be written, and which are shown without what is secret in them. */
public final class Protection {

    /** How a path is held. */
    public enum Level {
        /** Read and written. */
        OPEN,
        /** Read, and written only where the host says so by name: {@code .github/workflows/build.yml}. */
        HIDDEN,
        /** Holds credentials by its name: never written, shown without values. */
        SECRET,
        /** What Git keeps for itself: never written. */
        GIT
    }

    private static final Set<String> SECRET_ENDINGS = Set.of(
            "pem",
            "key",
            "p12",
            "pfx",
            "pkcs12",
            "jks",
            "keystore",
            "kdbx",
            "ppk",
            "p8",
            "tfstate",
            "tfvars",
            "ovpn",
            "asc",
            "gpg",
            "htpasswd",
            "netrc",
            "pgpass",
            "agekey",
            "keytab");

    private static final Pattern SECRET_NAME = Pattern.compile("\\.env(\\..*)?|.*\\.env|\\.?(git-)?credentials(\\..*)?"
            + "|\\.?secrets?(\\..*)?|id_(rsa|dsa|ecdsa|ed25519)(_sk)?|[._]netrc|\\.npmrc|\\.yarnrc(\\.yml)?|\\.pypirc"
            + "|\\.pgpass|\\.htpasswd|\\.dockercfg|\\.my\\.cnf|service[-_]?account.*\\.json"
            + "|application_default_credentials.*|\\.boto|\\.s3cfg|\\.vault[-_]?token|settings-security\\.xml");

    private static final Pattern TEMPLATE = Pattern.compile(".*\\.(example|sample|template|dist)");

    private static final Set<String> SECRET_FOLDERS =
            Set.of(".ssh", ".aws", ".gnupg", ".azure", ".kube", ".docker", ".gcloud", ".password-store");

    private final boolean anyWritable;
    private final GlobFilter writable;

    /**
     * Sets the protection.
     *
     * @param writable globs of hidden paths that may be written
     * @throws IllegalArgumentException if a glob matches nothing
     */
    public Protection(List<String> writable) {
        this.anyWritable = !writable.isEmpty();
        this.writable = GlobFilter.of(writable);
    }

    /** How a path is held. */
    public Level of(WorkPath path) {
        boolean hidden = false;
        boolean secret = false;
        for (String name : path.names()) {
            String folded = Names.fold(name);
            if (folded.equals(".git") || folded.equals("git~1")) {
                return Level.GIT;
            }
            secret |= SECRET_FOLDERS.contains(folded);
            hidden |= folded.startsWith(".");
        }
        if (secret || (!path.isRoot() && isSecret(Names.fold(path.name())))) {
            return Level.SECRET;
        }
        return hidden && !(anyWritable && writable.takes(path.toString(), false)) ? Level.HIDDEN : Level.OPEN;
    }

    private static boolean isSecret(String folded) {
        String ending = folded.substring(folded.lastIndexOf('.') + 1);
        if (TEMPLATE.matcher(folded).matches()) {
            return false;
        }
        return SECRET_NAME.matcher(folded).matches() || (folded.contains(".") && SECRET_ENDINGS.contains(ending));
    }

    /**
     * Refuses to change what is protected.
     *
     * @param path the path
     * @throws RefusedException if it is
     */
    public void checkWritable(WorkPath path) throws RefusedException {
        if (path.isRoot()) {
            throw new RefusedException("the workspace's root itself cannot be changed: name what is in it");
        }
        switch (of(path)) {
            case OPEN -> {}
            case GIT -> throw new RefusedException("'" + path + "' belongs to Git and is never written directly");
            case SECRET ->
                throw new RefusedException(
                        "'" + path + "' holds credentials by its name and is never written: a person has to do that");
            case HIDDEN ->
                throw new RefusedException(
                        "'" + path + "' is hidden and not written unless the host allows it (Workspace.writable)");
        }
    }
}
