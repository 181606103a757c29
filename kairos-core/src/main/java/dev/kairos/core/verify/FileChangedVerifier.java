package dev.kairos.core.verify;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.workspace.WorkFiles;
import dev.kairos.core.internal.workspace.WorkRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Compares what a file holds with what the workspace's tools left. */
final class FileChangedVerifier implements Verifier {

    private static final int LEAST_VERSION = 16;

    private final WorkFiles files;

    FileChangedVerifier(Path root) {
        try {
            this.files = new WorkFiles(WorkRoot.at(root, WorkRoot.Handles.BEST));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + root + "' cannot be opened: name an existing folder", e);
        }
    }

    @Override
    public Finding verify(Claim claim, List<Evidence> evidence) throws IOException {
        String path = files.path(claim.detail("path"));
        List<Evidence> changes = evidence.stream()
                .filter(one -> one.kind().equals(Evidence.FILE_CHANGED)
                        && one.detail("path").equals(path))
                .toList();
        if (changes.isEmpty()) {
            return Finding.unverified("no tool changed '" + path + "'");
        }
        String left = changes.get(changes.size() - 1).detail("sha256");
        String now = files.hash(path);
        if (!now.equals(left)) {
            return Finding.stale("'" + path + "' was changed again since");
        }
        if (now.equals(changes.get(0).detail("before"))) {
            return Finding.refuted("'" + path + "' holds what it held before");
        }
        String version = claim.detail("version");
        if (!version.isEmpty() && (version.length() < LEAST_VERSION || !now.startsWith(version))) {
            return Finding.refuted("'" + path + "' is not version " + version);
        }
        return Finding.verified(now.isEmpty() ? "'" + path + "' is gone" : "'" + path + "' is as it was left");
    }
}
