package dev.kairos.api.oversight;

/**
 * Who acts on an agent from outside, and how that was made sure of. Made by the code that authenticated them, never from what
 * a client sends.
 *
 * @param name who, as the host knows them: 1 to 200 characters
 * @param way over which authenticated way, for example {@code console session} or {@code passkey}: 1 to 200 characters
 */
public record Person(String name, String way) {

    /** The code of the host itself. */
    public static final Person HOST = new Person("host", "in process");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one is blank or too long
     */
    public Person {
        if (name.isBlank() || way.isBlank() || name.length() > 200 || way.length() > 200) {
            throw new IllegalArgumentException(
                    "a person needs a name and a way of 1-200 characters, got '" + name + "', '" + way + "'");
        }
    }
}
