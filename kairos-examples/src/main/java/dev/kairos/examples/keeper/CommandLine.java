package dev.kairos.examples.keeper;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as somebody types it, split into words the way a POSIX shell does it: white space separates, single quotes keep
 * everything, double quotes and the backslash keep what they stand for. A command that uses more of the shell than that (pipes,
 * variables, globs, redirections, {@code &&}) is handed to {@code sh -c} as it is.
 */
record CommandLine(List<String> words) {
    private static final String SHELL = "|&;<>()$`*?[]#~{}!\n";

    CommandLine {
        words = List.copyOf(words);
    }

    /**
     * Reads a command.
     *
     * @throws UsageException if it is blank or a quote is not closed
     */
    static CommandLine of(String command) {
        if (command.isBlank()) {
            throw new UsageException(
                    "--test is empty: name the command that tests the repository, e.g. --test './mvnw test'");
        }
        Splitter splitter = new Splitter(command);
        List<String> words = splitter.split();
        return new CommandLine(splitter.shell ? List.of("sh", "-c", command) : words);
    }

    /** Walks over a command once. */
    private static final class Splitter {
        private final String command;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private boolean shell;
        private int at;

        Splitter(String command) {
            this.command = command;
        }

        List<String> split() {
            while (at < command.length()) {
                char c = command.charAt(at++);
                if (c == ' ' || c == '\t') {
                    end();
                } else {
                    inWord = true;
                    take(c);
                }
            }
            end();
            // NAME=value in front of a command is an assignment.
            shell |= words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*");
            return words;
        }

        private void take(char c) {
            if (c == '\'' || c == '"') {
                quoted(c);
            } else if (c == '\\' && at < command.length()) {
                word.append(command.charAt(at++));
            } else {
                shell |= SHELL.indexOf(c) >= 0;
                word.append(c);
            }
        }

        private void quoted(char quote) {
            while (at < command.length() && command.charAt(at) != quote) {
                char c = command.charAt(at++);
                if (quote == '"' && c == '\\' && at < command.length() && "\"\\$`".indexOf(command.charAt(at)) >= 0) {
                    c = command.charAt(at++);
                } else if (quote == '"' && (c == '$' || c == '`')) {
                    shell = true;
                }
                word.append(c);
            }
            if (at++ >= command.length()) {
                throw new UsageException("the quote " + quote + " in --test is not closed: " + command);
            }
        }

        private void end() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
    }
}
