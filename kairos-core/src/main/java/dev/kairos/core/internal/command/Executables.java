package dev.kairos.core.internal.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds programs on a search path, never those that lie in a workspace. */
public final class Executables {

    /** Programs that run whatever their arguments say. */
    private static final Set<String> INTERPRETERS = Set.of(
            "sh",
            "bash",
            "dash",
            "zsh",
            "ksh",
            "mksh",
            "ash",
            "fish",
            "csh",
            "tcsh",
            "busybox",
            "env",
            "xargs",
            "sudo",
            "su",
            "doas",
            "nohup",
            "setsid",
            "timeout",
            "nice",
            "eval",
            "exec",
            "cmd",
            "cmd.exe",
            "powershell",
            "powershell.exe",
            "pwsh",
            "wscript",
            "cscript",
            "ssh",
            "script",
            "unshare",
            "nsenter",
            "chroot",
            "systemd-run",
            "parallel");

    private final List<Path> folders;
    private final Path workspace;

    /**
     * Reads a search path.
     *
     * @param searchPath as in {@code PATH}; relative folders and those in the workspace are left out
     * @param workspace the workspace, without links
     */
    public Executables(String searchPath, Path workspace) {
        this.workspace = workspace;
        List<Path> found = new ArrayList<>();
        for (String entry : searchPath.split(File.pathSeparator, -1)) {
            Path folder = folder(entry);
            if (folder != null && !folder.startsWith(workspace)) {
                found.add(folder);
            }
        }
        this.folders = List.copyOf(found);
    }

    private static @Nullable Path folder(String entry) {
        try {
            Path folder = Path.of(entry);
            return folder.isAbsolute() && Files.isDirectory(folder) ? folder : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether a program runs whatever its arguments say: allowing it allows everything. */
    public static boolean isInterpreter(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return INTERPRETERS.contains(last.toLowerCase(Locale.ROOT));
    }

    /**
     * Finds a program.
     *
     * @param name its name without a folder
     * @return its path, or {@code null} if there is none
     */
    public @Nullable Path find(String name) {
        for (Path folder : folders) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && Files.isExecutable(file) && isOutside(file)) {
                return file;
            }
        }
        return null;
    }

    private boolean isOutside(Path file) {
        try {
            return !file.toRealPath().startsWith(workspace);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The search path that programs get. */
    public String searchPath() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
