package dev.kairos.core.internal.host;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.skill.Skill;
import java.util.List;

/** Starts and stops the skills of an agent: all or none, and in the other order. */
final class SkillLives {

    private SkillLives() {}

    /**
     * Starts all skills.
     *
     * @throws ConfigurationException if one does not start; those before it are stopped again
     */
    static void start(Cell cell) {
        List<Skill> skills = skills(cell);
        for (int i = 0; i < skills.size(); i++) {
            Skill skill = skills.get(i);
            try {
                skill.start(new CellContext(cell));
            } catch (Exception e) {
                ConfigurationException failure = new ConfigurationException(
                        "agent '" + cell.id() + "'", List.of("skill '" + skill.name() + "' did not start: " + e));
                failure.addSuppressed(e);
                Closing closing = new Closing();
                stop(cell, skills.subList(0, i), closing);
                if (closing.failure() != null) {
                    failure.addSuppressed(closing.failure());
                }
                throw failure;
            }
        }
        cell.equipped(true);
    }

    /** Stops the skills, if they were started. */
    static void stop(Cell cell, Closing closing) {
        if (cell.isEquipped()) {
            cell.equipped(false);
            stop(cell, skills(cell), closing);
        }
    }

    private static void stop(Cell cell, List<Skill> started, Closing closing) {
        for (int i = started.size() - 1; i >= 0; i--) {
            Skill skill = started.get(i);
            closing.close(() -> skill.stop(new CellContext(cell)));
        }
    }

    private static List<Skill> skills(Cell cell) {
        return cell.definition().config().toolbox().skills();
    }
}
