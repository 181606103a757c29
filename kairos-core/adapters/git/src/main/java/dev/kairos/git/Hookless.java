package dev.kairos.git;

import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.ProcessResult;

/** The file system as JGit sees it, without the programs that a repository names to be run at commits and checkouts. */
final class Hookless extends FS_POSIX {

    Hookless() {}

    private Hookless(FS source) {
        super(source);
    }

    @Override
    public FS newInstance() {
        return new Hookless(this);
    }

    @Override
    public ProcessResult runHookIfPresent(
            Repository repository, String hook, String[] arguments, OutputStream out, OutputStream err, String in) {
        return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
}
