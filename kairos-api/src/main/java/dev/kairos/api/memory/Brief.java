package dev.kairos.api.memory;

import dev.kairos.api.event.Origin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a beat starts with: who the agent is, what stands, what is open, what is new, what day it is.
 *
 * @param sections its parts, the stable ones first so that prompt caches hit
 * @param tokens how many tokens {@link #text()} has, as estimated
 * @param origin the least trusted of the origins of what stands in it
 */
public record Brief(List<Section> sections, int tokens, Origin origin) {

    /** Copies the list. */
    public Brief {
        sections = List.copyOf(sections);
    }

    /**
     * Joins the sections.
     *
     * @return Markdown, empty if there is nothing to tell
     */
    public String text() {
        return sections.stream()
                .map(section -> "## " + section.title() + "\n" + section.text())
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * One part.
     *
     * @param title its title
     * @param text its lines
     * @param left how many lines found no room in the budget
     * @param memories the ids of the memories that stand in it
     */
    public record Section(String title, String text, int left, List<String> memories) {

        /** Copies the list. */
        public Section {
            memories = List.copyOf(memories);
        }
    }
}
