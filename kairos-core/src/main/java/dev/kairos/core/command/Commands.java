package dev.kairos.core.command;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.command.CommandSettings.Seeing;
import dev.kairos.core.internal.command.Executables;
import dev.kairos.core.internal.workspace.RefusedException;
import dev.kairos.core.internal.workspace.WorkRoot;
import dev.kairos.core.verify.Verifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The programs that an agent may run in a folder: only those that are allowed, as a list of arguments without a shell, with an
 * environment that holds nothing of the host's but the search path, bounded in time, output and processes. When a command
 * returns, whatever it has started has ended, also what had left its process group or lost its parent.
 *
 * <pre>{@code
 * Commands.in(repository)
 *         .allow("git", "status")
 *         .allow("./mvnw")
 *         .pass("JAVA_HOME")
 * }</pre>
 *
 * <p>A program that is allowed can do whatever its arguments make it do, as the user of this process; the folder bounds where
 * it starts, not what it reaches. What was started by another service on its behalf ({@code at}, a container engine) is not
 * known to be its. On Linux, a child that was re-parented is recognised by a variable in its environment and by a resource
 * limit that it inherits ({@code prlimit} of util-linux); elsewhere by having been seen below its parent while that lived.
 *
 * <p>Immutable; safe for use by many threads. Between calls it holds nothing open.
 */
public final class Commands implements Skill {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,100}");

    private final CommandSettings settings;
    private final CommandRunner runner;

    private Commands(CommandSettings settings) {
        this.settings = settings;
        this.runner = new CommandRunner(settings);
    }

    /**
     * Opens a folder for commands. Nothing is allowed yet.
     *
     * @param folder an existing folder; if it is a link, the folder that it leads to now
     * @return the commands
     * @throws CommandException if there is no such folder
     */
    public static Commands in(Path folder) {
        try {
            return new Commands(CommandSettings.of(WorkRoot.at(folder, WorkRoot.Handles.BEST)));
        } catch (IOException e) {
            throw new CommandException(
                    "", "folder '" + folder + "' cannot be opened (" + e + "): name an existing one", e);
        }
    }

    /**
     * Allows a program, or only commands of it that begin with certain arguments.
     *
     * @param program a name that is looked for on the host's search path, never inside of the folder; {@code ./NAME} for a
     *     program inside of it
     * @param firstArguments what its arguments must begin with
     * @return the commands
     * @throws IllegalArgumentException if it is a shell or another program that runs what its arguments say: {@link #line} allows
     *     single lines; or if the name has folders
     */
    public Commands allow(String program, String... firstArguments) {
        if (Executables.isInterpreter(program)) {
            throw new IllegalArgumentException(
                    "'" + program + "' runs whatever its arguments say: allow the exact line instead (Commands.line)");
        }
        String name = program.startsWith("./") ? program.substring(2) : program;
        if (name.isBlank() || name.contains("\\") || (!program.startsWith("./") && name.contains("/"))) {
            throw new IllegalArgumentException(
                    "program '" + program + "' must be a name, or ./NAME for one inside of the folder");
        }
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(List.of(firstArguments));
        return new Commands(settings.allow(words));
    }

    /**
     * Allows one exact line for the shell, with pipes and all that is in it, as a person has approved it.
     *
     * @param line the line
     * @return the commands
     * @throws IllegalArgumentException if it is blank
     */
    public Commands line(String line) {
        if (line.isBlank()) {
            throw new IllegalArgumentException("a line for the shell must not be blank");
        }
        return new Commands(settings.line(line));
    }

    /**
     * Passes variables of the host's environment on, where they are set. By default only the search path is.
     *
     * @param names their names
     * @return the commands
     * @throws IllegalArgumentException as {@link #environment}
     */
    public Commands pass(String... names) {
        CommandSettings more = settings;
        for (String name : names) {
            String value = System.getenv(name);
            if (value != null) {
                more = more.environment(checked(name, value), value);
            }
        }
        return new Commands(more);
    }

    /**
     * Sets a variable.
     *
     * @param name its name
     * @param value its value
     * @return the commands
     * @throws IllegalArgumentException if the name has another form, or the value is a credential: whatever runs could send it
     *     anywhere
     */
    public Commands environment(String name, String value) {
        return new Commands(settings.environment(checked(name, value), value));
    }

    private String checked(String name, String value) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("variable '" + name + "' must be letters, digits and '_'");
        }
        if (!settings.seeing().scanner().scan(name + "=" + value).isEmpty()) {
            throw new IllegalArgumentException("variable '" + name
                    + "' holds a credential: commands get none, whatever they run could send it anywhere");
        }
        return name;
    }

    /**
     * Says where commands leave test reports. By default where Surefire, Failsafe and Gradle do, and {@code junit*.xml}.
     *
     * @param globs as for {@link dev.kairos.core.sensor.Sensors#files}
     * @return the commands
     * @throws IllegalArgumentException if there is no glob, or one matches nothing
     */
    public Commands testReports(String... globs) {
        if (globs.length == 0) {
            throw new IllegalArgumentException(
                    "name at least one path of test reports: **/target/surefire-reports/TEST-*.xml");
        }
        return new Commands(settings.reports(List.of(globs)));
    }

    /**
     * Returns these commands with other limits.
     *
     * @param limits how much each may take
     * @return the commands
     */
    public Commands limits(CommandLimits limits) {
        Seeing seeing = settings.seeing();
        return new Commands(settings.seeing(new Seeing(seeing.origin(), seeing.scanner(), limits)));
    }

    /**
     * Returns these commands with another origin of what they print. By default {@link Origin#UNTRUSTED}.
     *
     * @param origin who wrote what they print
     * @return the commands
     */
    public Commands from(Origin origin) {
        Seeing seeing = settings.seeing();
        return new Commands(settings.seeing(new Seeing(origin, seeing.scanner(), seeing.limits())));
    }

    /**
     * Returns these commands with another scanner for credentials in what they print.
     *
     * @param scanner finds what is not shown
     * @return the commands
     */
    public Commands scanner(SecretScanner scanner) {
        Seeing seeing = settings.seeing();
        return new Commands(settings.seeing(new Seeing(seeing.origin(), scanner, seeing.limits())));
    }

    /**
     * Runs a command for the host, under the same rules. Blocks until it has ended; an interrupt ends it.
     *
     * @param folder where, relative to the folder of these commands; empty for that itself
     * @param command the program and its arguments
     * @return how it ended
     * @throws CommandException if it is not allowed or cannot be started
     * @throws InterruptedException if the thread was interrupted; the command has ended then
     */
    public CommandResult run(String folder, String... command) throws InterruptedException {
        try {
            return runner.run(
                    List.of(command), folder, settings.seeing().limits().time());
        } catch (RefusedException e) {
            throw new CommandException(String.join(" ", command), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandException(String.join(" ", command), "cannot be run (" + e + ")", e);
        }
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String description() {
        return "Runs allowed programs in the folder '" + settings.root().path().getFileName() + "'.";
    }

    @Override
    public Map<String, Verifier> verifiers() {
        return Map.of(
                Claim.COMMAND_PASSED, Verifiers.commandPassed(settings.root().path()));
    }

    @Override
    public List<Path> folders() {
        return List.of(settings.root().path());
    }

    @Override
    public List<Tool<?>> tools() {
        return new CommandTools(settings, runner).tools();
    }
}
