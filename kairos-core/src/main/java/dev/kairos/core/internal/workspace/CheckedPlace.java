package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A folder by its path, for systems without handles of folders. Each use looks before and after whether the path still leads
 * to the folder without a link: who swaps a folder and swaps it back in between is not noticed.
 */
final class CheckedPlace implements Place {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path folder;
    private final BasicFileAttributes identity;
    private final boolean posix;

    /** Opens a folder; its path must be a real one. */
    CheckedPlace(Path folder) throws IOException {
        this.folder = folder;
        this.identity = identity();
        this.posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        check();
    }

    private BasicFileAttributes identity() throws IOException {
        BasicFileAttributes seen = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!seen.isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        return seen;
    }

    private void check() throws IOException {
        boolean same = Objects.equals(identity().fileKey(), identity.fileKey());
        if (!same || !folder.toRealPath().equals(folder)) {
            throw new RefusedException("a folder was replaced while it was worked in: try again");
        }
    }

    @Override
    public Seen look(String name) throws IOException {
        check();
        try {
            Path path = folder.resolve(name);
            if (!posix) {
                BasicFileAttributes seen =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return new Seen(HeldPlace.kind(seen), seen.size(), null);
            }
            PosixFileAttributes seen = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Seen(HeldPlace.kind(seen), seen.size(), seen.permissions());
        } catch (NoSuchFileException | InvalidPathException e) {
            return Seen.NONE;
        }
    }

    @Override
    public List<String> names(int most) throws IOException {
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            List<String> names = HeldPlace.names(listed, most);
            check();
            return names;
        }
    }

    @Override
    public Place enter(String name) throws IOException {
        check();
        return new CheckedPlace(folder.resolve(name));
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        check();
        SeekableByteChannel channel = Files.newByteChannel(folder.resolve(name), READ);
        try {
            check();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void move(String name, Place target, String newName) throws IOException {
        CheckedPlace other = (CheckedPlace) target;
        check();
        other.check();
        Files.move(folder.resolve(name), other.folder.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
        check();
        other.check();
    }

    @Override
    public void removeFolder(String name) throws IOException {
        check();
        Path path = folder.resolve(name);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(path.toString());
        }
        Files.delete(path);
    }

    @Override
    public void close() {}
}
