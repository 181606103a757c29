package dev.kairos.git;

import dev.kairos.core.command.Commands;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A repository of one of several kinds of projects, with a test that fails. */
record BrokenRepository(Path folder) {

    private static final String TILL =
            "public class Till {\n    static int total(int a, int b) {\n        return 0;\n    }\n}\n";

    private static final String TEST = """
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Test;

            class TillTest {
                @Test
                void adds() {
                    assertEquals(5, Till.total(2, 3));
                }

                @Test
                void addsNothing() {
                    assertEquals(0, Till.total(0, 0));
                }
            }
            """;

    private static final String RUN = """
            import java.nio.file.Files;
            import java.nio.file.Path;
            import org.junit.platform.engine.TestExecutionResult;
            import org.junit.platform.engine.discovery.DiscoverySelectors;
            import org.junit.platform.launcher.TestExecutionListener;
            import org.junit.platform.launcher.TestIdentifier;
            import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
            import org.junit.platform.launcher.core.LauncherFactory;

            class RunTests {
                static int failed;

                public static void main(String[] args) throws Exception {
                    StringBuilder report = new StringBuilder("<testsuite>");
                    LauncherFactory.create().execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(TillTest.class)).build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        String name = test.getDisplayName().replace("()", "");
                                        report.append("<testcase classname='TillTest' name='" + name + "'>");
                                        result.getThrowable().ifPresent(e -> {
                                            failed++;
                                            String why = e.getMessage().replace("<", "&lt;").replace(">", "&gt;");
                                            report.append("<failure message=\\"" + why + "\\"/>");
                                        });
                                        report.append("</testcase>");
                                    }
                                }
                            });
                    Files.createDirectories(Path.of("out"));
                    Files.writeString(Path.of("out/TEST-till.xml"), report + "</testsuite>");
                    System.exit(failed == 0 ? 0 : 1);
                }
            }
            """;

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>till</groupId>
              <artifactId>till</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>5.14.4</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <version>3.6.1</version>
                    <configuration><forkCount>0</forkCount></configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    static BrokenRepository in(Path folder) {
        GitRepository.at(folder);
        BrokenRepository repository = new BrokenRepository(folder);
        repository.put(".gitignore", "out/\ntarget/\n");
        return repository;
    }

    void shell() throws Exception {
        Path template = ClaimWorld.template();
        try (Stream<Path> all = Files.walk(template)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = template.relativize(path).toString();
                if (!name.startsWith(".git/")) {
                    put(name, Files.readString(path));
                    Files.setPosixFilePermissions(folder.resolve(name), Files.getPosixFilePermissions(path));
                }
            }
        }
        ClaimWorld.delete(template);
        commit("Start");
    }

    void javac() {
        put("src/Till.java", TILL);
        put("test/TillTest.java", TEST);
        put("test/RunTests.java", RUN);
        repository()
                .program(
                        "test.sh",
                        "#!/bin/sh\njavac -d out src/*.java test/*.java && exec java -cp out:$CLASSPATH RunTests\n");
        commit("Start");
    }

    void maven() {
        put("src/main/java/Till.java", TILL);
        put("src/test/java/TillTest.java", TEST);
        put("pom.xml", POM);
        repository()
                .program(
                        "test.sh",
                        "#!/bin/sh\nexec \"$MAVEN\" -o -q -B compiler:compile compiler:testCompile surefire:test\n");
        commit("Start");
    }

    static Commands javacCommands(Path folder) {
        return Commands.in(folder)
                .allow("./test.sh")
                .environment("CLASSPATH", junit())
                .environment("JAVA_TOOL_OPTIONS", FAST)
                .testReports("out/*.xml");
    }

    /** Most of the time of so small a build is spent on starting virtual machines. */
    private static final String FAST =
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions"
                    + " -XX:-BytecodeVerificationRemote";

    static Commands mavenCommands(Path folder) {
        return Commands.in(folder)
                .allow("./test.sh")
                .environment("MAVEN", mavenProgram())
                .environment("MAVEN_OPTS", FAST)
                .environment("HOME", System.getProperty("user.home"))
                .pass("JAVA_HOME");
    }

    /** The Maven that the wrapper has fetched for this build, or an empty text. */
    static String mavenProgram() {
        Path fetched = Path.of(System.getProperty("user.home"), ".m2", "wrapper", "dists");
        if (!Files.isDirectory(fetched)) {
            return "";
        }
        try (Stream<Path> all = Files.find(fetched, 5, (path, attributes) -> path.endsWith("bin/mvn"))) {
            return all.map(Path::toString).max(Comparator.naturalOrder()).orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** The jars that run these tests. */
    private static String junit() {
        return String.join(
                File.pathSeparator,
                Stream.of(
                                "org.junit.jupiter.api.Test",
                                "org.junit.jupiter.engine.JupiterTestEngine",
                                "org.junit.platform.commons.JUnitException",
                                "org.junit.platform.engine.TestEngine",
                                "org.junit.platform.launcher.Launcher",
                                "org.opentest4j.AssertionFailedError",
                                "org.apiguardian.api.API")
                        .map(BrokenRepository::jar)
                        .filter(jar -> !jar.isEmpty())
                        .toList());
    }

    private static String jar(String type) {
        try {
            return Path.of(Class.forName(type)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            return "";
        }
    }

    void commit(String message) {
        repository().commit(message);
    }

    String head(String branch) {
        return git("rev-parse", branch);
    }

    void put(String path, String text) {
        repository().write(path, text);
    }

    /** What Git prints, without blanks around it. */
    String git(String... arguments) {
        return repository().git(arguments);
    }

    private GitRepository repository() {
        return GitRepository.of(folder);
    }
}
