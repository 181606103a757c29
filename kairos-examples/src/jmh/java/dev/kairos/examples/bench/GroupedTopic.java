package dev.kairos.examples.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A topic of several groups of figures, among which the arguments choose. */
public abstract class GroupedTopic implements Topic {

    private final String name;
    private final String what;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /**
     * A topic without groups.
     *
     * @param name its name
     * @param what what it is about
     */
    protected GroupedTopic(String name, String what) {
        this.name = name;
        this.what = what;
    }

    /** Prints the figures of a group. */
    @FunctionalInterface
    public interface Group {
        /** Measures and prints. */
        void print() throws Exception;
    }

    /**
     * Adds a group; without arguments groups are run in this order.
     *
     * @param group its name
     * @param figures what it prints
     */
    protected final void add(String group, Group figures) {
        groups.put(group, figures);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String about() {
        return what + "; arguments choose among " + String.join(", ", groups.keySet());
    }

    @Override
    public final void run(String[] args) throws Exception {
        List<String> chosen = args.length == 0 ? List.copyOf(groups.keySet()) : List.of(args);
        for (String each : chosen) {
            Group group = groups.get(each);
            if (group == null) {
                throw new IllegalArgumentException(
                        "topic " + name + " has no group '" + each + "': " + groups.keySet());
            }
            group.print();
        }
    }
}
