package dev.kairos.examples.keeper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --name value} and {@code --name=value}. */
final class Arguments {
    private Arguments() {}

    static Map<String, String> read(List<String> arguments, List<String> names) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!names.contains(name)) {
                throw new UsageException("unknown option '" + argument + "' (see --help)");
            } else if (equals < 0 && i + 1 == arguments.size()) {
                throw new UsageException(name + " needs a value (see --help)");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (given.put(name, value) != null) {
                throw new UsageException(name + " was given twice");
            }
        }
        return given;
    }
}
