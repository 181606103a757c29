package dev.kairos.examples.keeper;

import dev.kairos.core.Kairos;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a Git repository. */
public final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int USAGE = 2;

    private Keeper() {}

    /**
     * Runs Keeper.
     *
     * @param args the options, see {@code --help}
     */
    public static void main(String[] args) {
        LOG.debug("started with {}", List.of(args));
        if (args.length == 0) {
            System.out.println(Kairos.name() + ": Keeper");
        } else if (args[0].equals("--help")) {
            System.out.println("usage: keeper [--help]");
        } else {
            System.err.println("unknown option: " + args[0] + " (see --help)");
            System.exit(USAGE);
        }
    }
}
