package dev.kairos.core.internal.host;

import dev.kairos.api.skill.Skill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps tools out of the folders of journal and memory: who could write there could rewrite what proves and binds. */
final class ClosedFolders {

    private ClosedFolders() {}

    /** What is wrong: a line for each pair of folders that lie in each other. */
    static List<String> problems(List<Skill> skills, List<Path> closed) {
        List<String> problems = new ArrayList<>();
        for (Skill skill : skills) {
            for (Path open : skill.folders()) {
                for (Path own : closed) {
                    if (overlap(real(open), real(own))) {
                        problems.add("skill '" + skill.name() + "' works in '" + open
                                + "', where journal or memory are kept in '" + own + "': keep them elsewhere");
                    }
                }
            }
        }
        return problems;
    }

    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
