package dev.kairos.core.internal.oversight;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.state.Supervision.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a beat that has read a stranger's text leaves in files, and who reads it: a file that such a beat has changed stays a
 * stranger's text, whoever reads it later. Where a call might have read such a file, it counts as if it had.
 */
public final class Taint {

    private static final String SKILL = "skill:";
    private static final Set<String> PATHS = Set.of("file", "path", "folder", "from", "to");

    private Taint() {}

    /** What a call of a tainted beat has changed, as far as it is not known yet. */
    public static List<String> left(String skill, Tool<?> tool, ToolResult result, Trust trust) {
        if (tool.effect() == Effect.READ
                || tool.effect() == Effect.SEND
                || trust.files().contains(Trust.ALL)) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        for (Evidence evidence : result.evidence()) {
            if (evidence.kind().equals(Evidence.FILE_CHANGED)) {
                changed.add(plain(evidence.detail("path")));
            }
        }
        List<String> left = tool.effect() == Effect.WRITE && !changed.isEmpty() ? changed : List.of(SKILL + skill);
        return left.stream()
                .filter(path -> !trust.files().contains(path))
                .distinct()
                .toList();
    }

    /** Who the text of a result comes from, seen that the call may have read what a tainted beat has written. */
    public static Origin of(String skill, Tool<?> tool, String arguments, ToolResult result, Trust trust) {
        boolean mayRead = tool.effect() == Effect.READ || tool.effect() == Effect.EXECUTE;
        if (trust.files().isEmpty() || !mayRead || result.origin() == Origin.UNTRUSTED) {
            return result.origin();
        }
        return isTouched(skill, arguments, trust.files()) ? Origin.UNTRUSTED : result.origin();
    }

    private static boolean isTouched(String skill, String arguments, Set<String> files) {
        if (files.contains(Trust.ALL) || files.contains(SKILL + skill)) {
            return true;
        }
        List<String> named = new ArrayList<>();
        try {
            collect("", Json.value(arguments.isBlank() ? "{}" : arguments), named);
        } catch (JsonException e) {
            return true;
        }
        return named.isEmpty()
                || named.stream().anyMatch(path -> files.stream().anyMatch(file -> overlaps(path, file)));
    }

    /** One is the other, or a folder around it. */
    private static boolean overlaps(String path, String file) {
        return path.isEmpty() || path.equals(file) || file.startsWith(path + "/") || path.startsWith(file + "/");
    }

    private static void collect(String name, @Nullable Object value, List<String> named) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> collect(String.valueOf(key), child, named));
        } else if (value instanceof List<?> list) {
            list.forEach(child -> collect(name, child, named));
        } else if (value instanceof String text && PATHS.contains(name)) {
            named.add(plain(text));
        }
    }

    private static String plain(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.replace('\\', '/').split("/", -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
