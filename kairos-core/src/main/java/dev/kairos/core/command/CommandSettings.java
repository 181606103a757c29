package dev.kairos.core.command;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.core.internal.workspace.WorkRoot;
import dev.kairos.core.secret.SecretScanners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What commands may be and how they run.
 *
 * @param allowed first words of commands
 * @param lines lines for a shell, as a person approved them
 * @param environment what commands see beside the search path
 * @param reports where test reports are
 * @param seeing what models see
 */
record CommandSettings(
        WorkRoot root,
        List<List<String>> allowed,
        Set<String> lines,
        Map<String, String> environment,
        List<String> reports,
        Seeing seeing) {

    private static final List<String> REPORTS = List.of(
            "**/target/surefire-reports/TEST-*.xml",
            "**/target/failsafe-reports/TEST-*.xml",
            "**/build/test-results/**/TEST-*.xml",
            "junit*.xml");

    /** What models see, and how much commands may take. */
    record Seeing(Origin origin, SecretScanner scanner, CommandLimits limits) {}

    CommandSettings {
        allowed = List.copyOf(allowed);
        lines = Set.copyOf(lines);
        environment = Map.copyOf(environment);
        reports = List.copyOf(reports);
    }

    static CommandSettings of(WorkRoot root) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TERM", "dumb");
        Seeing seeing = new Seeing(Origin.UNTRUSTED, SecretScanners.standard(), CommandLimits.defaults());
        return new CommandSettings(root, List.of(), Set.of(), environment, REPORTS, seeing);
    }

    CommandSettings allow(List<String> words) {
        List<List<String>> more = new ArrayList<>(allowed);
        more.add(List.copyOf(words));
        return new CommandSettings(root, more, lines, environment, reports, seeing);
    }

    CommandSettings line(String line) {
        Set<String> more = new LinkedHashSet<>(lines);
        more.add(line);
        return new CommandSettings(root, allowed, more, environment, reports, seeing);
    }

    CommandSettings environment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new CommandSettings(root, allowed, lines, more, reports, seeing);
    }

    CommandSettings reports(List<String> globs) {
        return new CommandSettings(root, allowed, lines, environment, globs, seeing);
    }

    CommandSettings seeing(Seeing other) {
        return new CommandSettings(root, allowed, lines, environment, reports, other);
    }
}
