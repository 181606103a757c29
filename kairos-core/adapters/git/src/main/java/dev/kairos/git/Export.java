package dev.kairos.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;

/**
 * Writes files of commits into an empty folder that nobody else writes to: plain files only. Links are left out, because the
 * next file might go through one.
 */
final class Export {

    private final Repository repository;
    private final Path folder;

    Export(Repository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    void write(ObjectId commit, Predicate<String> wanted) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk revisions = new RevWalk(reader);
                TreeWalk files = new TreeWalk(reader)) {
            files.addTree(revisions.parseCommit(commit).getTree());
            files.setRecursive(true);
            while (files.next()) {
                FileMode mode = files.getFileMode(0);
                boolean plain = FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
                if (plain && wanted.test(files.getPathString())) {
                    write(files.getPathString(), reader.open(files.getObjectId(0)), mode);
                }
            }
        }
    }

    private void write(String path, ObjectLoader content, FileMode mode) throws IOException {
        SystemReader.getInstance().checkPath(path);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.copyTo(out);
        }
        if (FileMode.EXECUTABLE_FILE.equals(mode)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
