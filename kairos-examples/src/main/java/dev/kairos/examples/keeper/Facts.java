package dev.kairos.examples.keeper;

/** Writes and reads what the tools answer: lines of {@code Name: value}, of which the first with a name counts. */
final class Facts {
    private final StringBuilder text = new StringBuilder();

    Facts line(String line) {
        text.append(line).append('\n');
        return this;
    }

    Facts put(String name, Object value) {
        return line(name + ": " + String.valueOf(value).replaceAll("\\R", " "));
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing();
    }

    /** The value of a name, or nothing. */
    static String value(String text, String name) {
        String prefix = name + ": ";
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(prefix.length()))
                .orElse("");
    }
}
