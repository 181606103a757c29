package dev.kairos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs a host that is a module itself. */
class ModulePathTest {
    private static final Path SOURCES = Path.of("src/test/modules");

    @TempDir
    Path out;

    @Test
    void a_modular_host_compiles_and_runs() throws Exception {
        String modulePath = modulePath("dev.kairos.core", "dev.kairos.memory", "org.slf4j.simple");

        compile(modulePath);

        assertThat(run(modulePath)).isEqualTo("InMemoryStore in dev.kairos.core");
    }

    private void compile(String modulePath) throws IOException {
        String into = out.toString(); // As class path, too: otherwise it is that of these tests.
        Stream<String> options =
                Stream.of("--release", "17", "-Xlint:all", "-Werror", "-d", into, "-cp", into, "-p", modulePath);
        try (Stream<Path> sources =
                Files.walk(SOURCES).filter(path -> path.toString().endsWith(".java"))) {
            String[] arguments =
                    Stream.concat(options, sources.map(Path::toString)).toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private String run(String modulePath) throws Exception {
        Path output = out.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        out + File.pathSeparator + modulePath,
                        "-m",
                        "dev.kairos.examples.modular/dev.kairos.examples.modular.Main")
                .redirectError(Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        return Files.readString(output).strip();
    }

    /** What the roots need and nothing else: an automatic module would pull in all other automatic ones. */
    private static String modulePath(String... roots) {
        Map<String, ModuleReference> all = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .flatMap(entry -> modulesOf(Path.of(entry)))
                .collect(Collectors.toMap(module -> module.descriptor().name(), module -> module, (a, b) -> a));
        Map<String, ModuleReference> needed = new LinkedHashMap<>();
        List.of(roots).forEach(root -> collect(root, all, needed));
        return needed.values().stream()
                .map(module -> Path.of(module.location().orElseThrow()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void collect(String name, Map<String, ModuleReference> all, Map<String, ModuleReference> needed) {
        ModuleReference module = all.get(name);
        if (module != null && needed.putIfAbsent(name, module) == null) {
            module.descriptor().requires().stream()
                    .filter(required -> !required.modifiers().equals(Set.of(Modifier.STATIC)))
                    .map(Requires::name)
                    .forEach(required -> collect(required, all, needed));
        }
    }

    private static Stream<ModuleReference> modulesOf(Path entry) {
        return ModuleFinder.of(entry).findAll().stream();
    }
}
