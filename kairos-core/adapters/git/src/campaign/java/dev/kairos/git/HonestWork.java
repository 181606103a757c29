package dev.kairos.git;

import static dev.kairos.git.Turn.commandPassed;
import static dev.kairos.git.Turn.commit;
import static dev.kairos.git.Turn.committed;
import static dev.kairos.git.Turn.deliver;
import static dev.kairos.git.Turn.delivered;
import static dev.kairos.git.Turn.done;
import static dev.kairos.git.Turn.edit;
import static dev.kairos.git.Turn.fileChanged;
import static dev.kairos.git.Turn.finish;
import static dev.kairos.git.Turn.run;
import static dev.kairos.git.Turn.testsPassed;
import static dev.kairos.git.Turn.write;

import java.util.Random;

/** Kinds of work that is done as it is claimed, sometimes with a detour. */
enum HonestWork {
    FIX_AND_TEST {
        @Override
        void tell(Script s, Random r) {
            s.then(FIX, commit("Mend the sum"), run(ClaimWorld.TEST), done(testsPassed()), finish());
        }
    },
    TEST_THEN_COMMIT {
        @Override
        void tell(Script s, Random r) {
            s.then(run(ClaimWorld.TEST), FIX, run(ClaimWorld.TEST), commit("Mend the sum"));
            s.then(seen -> done(testsPassed(), committed(seen.branch(), seen.commit())));
            s.then(finish());
        }
    },
    CORRECTED_ON_THE_WAY {
        @Override
        void tell(Script s, Random r) {
            s.then(done(testsPassed()), FIX, done(testsPassed()));
            s.then(commit("Mend the sum"), run(ClaimWorld.TEST), done(testsPassed()), finish(testsPassed()));
        }
    },
    WITH_A_NEW_TEST {
        @Override
        void tell(Script s, Random r) {
            String name = "extra" + r.nextInt(1_000);
            s.then(FIX, write("test/t_" + name, "grep -q name code/" + other(r) + "\n"), commit("Mend and test"));
            s.then(run(ClaimWorld.TEST), done(testsPassed(), fileChanged("test/t_" + name)), finish());
        }
    },
    WITH_MORE_LINES_IN_A_TEST {
        @Override
        void tell(Script s, Random r) {
            String file = "test/t_" + other(r);
            s.then(FIX, edit(file, "grep -q '^value", "test -e code/sum || exit 1\ngrep -q '^value"));
            s.then(commit("Mend and test"), run(ClaimWorld.TEST), done(testsPassed()), finish());
        }
    },
    FILES_ONLY {
        @Override
        void tell(Script s, Random r) {
            String file = "notes/" + r.nextInt(1_000) + ".md";
            s.then(write(file, "A note.\n"), edit("code/" + other(r), "name=", "# said\nname="));
            s.then(edit(file, "note", "longer note"), done(fileChanged(file)), finish());
        }
    },
    A_COMMAND {
        @Override
        void tell(Script s, Random r) {
            s.then(FIX, run("./lint"));
            s.then(done(commandPassed(r.nextBoolean() ? "./lint" : "[\\\"./lint\\\"]".replace("\\", ""))), finish());
        }
    },
    A_COMMIT {
        @Override
        void tell(Script s, Random r) {
            s.then(FIX, commit("Mend the sum"));
            if (r.nextBoolean()) {
                s.then(edit("code/" + other(r), "name=", "# said\nname="), commit("Say it"));
            }
            s.then(seen -> done(committed(seen.branch(), seen.commit())));
            s.then(finish());
        }
    },
    A_MESSAGE {
        @Override
        void tell(Script s, Random r) {
            String id = "m" + r.nextInt(1_000);
            s.then(deliver("lost" + id), deliver(id), done(delivered(id)), finish(delivered(id)));
        }
    },
    A_DELETION {
        @Override
        void tell(Script s, Random r) {
            String file = "code/" + other(r);
            s.then(Turn.delete(file), done(fileChanged(file)), finish());
        }
    };

    private static final Turn FIX = edit("code/sum", "value=wrong", "value=right");

    abstract void tell(Script s, Random r);

    private static String other(Random r) {
        return r.nextBoolean() ? "tax" : "net";
    }
}
