package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder as a handle of the operating system. */
final class HeldPlace implements Place {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> stream;
    private final Runnable afterLook;

    /** Holds a folder; {@code afterLook} is run between a look at a name and its use. */
    HeldPlace(SecureDirectoryStream<Path> stream, Runnable afterLook) {
        this.stream = stream;
        this.afterLook = afterLook;
    }

    @Override
    public Seen look(String name) throws IOException {
        try {
            PosixFileAttributes seen = stream.getFileAttributeView(
                            Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            return new Seen(kind(seen), seen.size(), seen.permissions());
        } catch (NoSuchFileException | InvalidPathException e) {
            return Seen.NONE;
        } finally {
            afterLook.run();
        }
    }

    static Kind kind(BasicFileAttributes seen) {
        return seen.isRegularFile()
                ? Kind.FILE
                : seen.isDirectory() ? Kind.FOLDER : seen.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    }

    @Override
    public List<String> names(int most) throws IOException {
        // A stream lists once; through "." it is the same folder again.
        try (DirectoryStream<Path> again = stream.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)) {
            return names(again, most);
        }
    }

    static List<String> names(DirectoryStream<Path> listed, int most) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (Path path : listed) {
                if (names.size() == most) {
                    throw new RefusedException("a folder holds more than " + most + " names: name a smaller one");
                }
                names.add(String.valueOf(path.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    @Override
    public Place enter(String name) throws IOException {
        DirectoryStream<Path> inner = stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
        return new HeldPlace((SecureDirectoryStream<Path>) inner, afterLook);
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return stream.newByteChannel(Path.of(name), READ);
    }

    @Override
    public void move(String name, Place target, String newName) throws IOException {
        stream.move(Path.of(name), ((HeldPlace) target).stream, Path.of(newName));
    }

    @Override
    public void removeFolder(String name) throws IOException {
        stream.deleteDirectory(Path.of(name));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
