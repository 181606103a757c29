package dev.kairos.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * An extension that fails a test which leaves something behind: a thread of the runtime or one that keeps the process alive,
 * an open file (on systems with {@code /proc}), or an error in the log.
 *
 * <p>Errors are seen where SLF4J is bound to {@code java.util.logging} (artifact {@code slf4j-jdk14}); a test that provokes
 * one on purpose carries {@link ExpectsErrors}. What the test closes in an {@code @AfterEach} method is closed in time.
 */
public final class Invariants implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Invariants.class);

    private record Before(RunningThreads threads, OpenFiles files, LoggedErrors errors) {}

    /** An extension for one test class. */
    public Invariants() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        LoggedErrors errors = new LoggedErrors();
        errors.listen();
        context.getStore(NAMESPACE).put(Before.class, new Before(RunningThreads.now(), OpenFiles.now(), errors));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Before before = context.getStore(NAMESPACE).get(Before.class, Before.class);
        before.errors().stop();
        List<String> left = new ArrayList<>(before.threads().leaked());
        left.addAll(OpenFiles.now().since(before.files()));
        if (!expectsErrors(context)) {
            left.addAll(before.errors().messages());
        }
        if (!left.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("the test left behind:\n  " + String.join("\n  ", left));
        }
    }

    private static boolean expectsErrors(ExtensionContext context) {
        @Nullable ExpectsErrors onMethod = context.getRequiredTestMethod().getAnnotation(ExpectsErrors.class);
        return onMethod != null || context.getRequiredTestClass().isAnnotationPresent(ExpectsErrors.class);
    }
}
