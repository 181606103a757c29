package dev.kairos.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kairos.core.Kairos;
import dev.kairos.memory.InMemoryStore;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules that hold across all artifacts. */
class ArchitectureTest {
    private static final String SHARED = "dev.kairos.api.internal.file";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("dev\\.kairos\\.([a-z0-9]+)(\\..*)?");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.kairos");

    @Test
    void packages_have_no_cycles() {
        check(slices().matching("dev.kairos.(**)").should().beFreeOfCycles());
    }

    /** What the API exports to core, memory and the test kit by name is theirs too. */
    @Test
    void nobody_reaches_into_another_artifact() {
        check(classes().should(new ArchCondition<>("stay out of what is internal to another artifact") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isInternal(dependency.getTargetClass()))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(SHARED))
                        .filter(dependency ->
                                !artifact(dependency.getTargetClass()).equals(artifact(origin)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        }));
    }

    @Test
    void core_and_memory_meet_in_the_api_only() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.kairos.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kairos.memory.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.kairos.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.kairos.core.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.kairos.api..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.kairos..")
                        .and(describe(
                                "are not the API",
                                type -> !type.getPackageName().startsWith("dev.kairos.api")))));
    }

    @Test
    void clocks_sleep_and_threads_are_touched_in_the_time_package_only() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.kairos.core.internal.time..", "dev.kairos.testkit..")
                .should()
                .accessTargetWhere(describe(
                        "reads a clock, sleeps or makes a thread",
                        access -> TimeAndThreads.touches(access.getTarget()))));
    }

    @Test
    void what_is_public_is_exported_or_internal() throws URISyntaxException {
        Set<String> exported = Stream.concat(exportsOf(Kairos.class), exportsOf(InMemoryStore.class))
                .collect(Collectors.toSet());
        check(classes()
                .that()
                .resideInAnyPackage("dev.kairos.core..", "dev.kairos.memory..")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(new ArchCondition<>("live in an exported package or under internal") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!isInternal(type) && !exported.contains(type.getPackageName())) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is public in a package that is neither"));
                        }
                    }
                }));
    }

    @Test
    void no_public_signature_names_a_jackson_type() {
        check(classes().should(new ArchCondition<>("keep Jackson out of their public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                Stream<JavaType> supertypes =
                        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                report(type, supertypes.flatMap(supertype -> supertype.getAllInvolvedRawTypes().stream()), events);
                type.getMembers().stream()
                        .filter(ArchitectureTest::isVisible)
                        .forEach(member -> report(member, member.getAllInvolvedRawTypes().stream(), events));
            }

            private void report(Object subject, Stream<JavaClass> named, ConditionEvents events) {
                named.filter(resideInAnyPackage("tools.jackson..", "com.fasterxml.."))
                        .forEach(jackson -> events.add(
                                SimpleConditionEvent.violated(subject, subject + " names " + jackson.getName())));
            }
        }));
    }

    /** An adapter that is not on this class path would break the rules unseen. */
    @Test
    void every_artifact_is_looked_at() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        Matcher module = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
        List<String> missing = new ArrayList<>();
        while (module.find()) {
            Path sources = root.resolve(module.group(1)).resolve("src/main/java");
            String type = Files.isDirectory(sources) ? anyType(sources) : null;
            if (type != null && !CLASSES.contain(type)) {
                missing.add(module.group(1));
            }
        }
        assertThat(missing)
                .as("modules that kairos-examples does not depend on, at least in the scope test")
                .isEmpty();
    }

    private static @Nullable String anyType(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".java") && !name.endsWith("-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("dev.kairos.") && (type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isVisible(JavaClass type) {
        return !isInternal(type)
                && isPublicOrProtected(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return isPublicOrProtected(member.getModifiers());
    }

    private static boolean isPublicOrProtected(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static String artifact(JavaClass type) {
        Matcher matcher = ARTIFACT.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static Stream<String> exportsOf(Class<?> member) throws URISyntaxException {
        Path location = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        return ModuleFinder.of(location).findAll().stream()
                .flatMap(module -> module.descriptor().exports().stream())
                .map(export -> export.source());
    }
}
