package dev.kairos.examples;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows which members of the JDK read a clock, wait for time to pass or make a thread. */
final class TimeAndThreads {
    private static final String CONSTRUCTOR = "<init>";

    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
            Map.entry(
                    "java.lang.Thread", Set.of(CONSTRUCTOR, "sleep", "ofVirtual", "ofPlatform", "startVirtualThread")),
            Map.entry("java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.GregorianCalendar", Set.of(CONSTRUCTOR)),
            Map.entry("java.util.Timer", Set.of(CONSTRUCTOR)),
            Map.entry(
                    "java.util.concurrent.CompletableFuture",
                    Set.of("orTimeout", "completeOnTimeout", "delayedExecutor")),
            Map.entry("java.util.concurrent.ForkJoinPool", Set.of(CONSTRUCTOR, "commonPool")),
            Map.entry("java.util.concurrent.ScheduledThreadPoolExecutor", Set.of(CONSTRUCTOR)),
            Map.entry("java.util.concurrent.ThreadPoolExecutor", Set.of(CONSTRUCTOR)),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep", "timedWait", "timedJoin")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil")));

    private TimeAndThreads() {}

    static boolean touches(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                && (isListed(unit) || isAmbientNow(unit) || isTimedWait(unit) || isDateOfNow(unit));
    }

    private static boolean isListed(CodeUnitAccessTarget unit) {
        String owner = unit.getOwner().getName();
        return owner.equals("java.util.concurrent.Executors")
                || MEMBERS.getOrDefault(owner, Set.of()).contains(unit.getName());
    }

    /** {@code now()} and {@code now(zone)} of all of java.time; {@code now(clock)} is told the time. */
    private static boolean isAmbientNow(CodeUnitAccessTarget unit) {
        return unit.getOwner().getPackageName().startsWith("java.time")
                && unit.getName().equals("now")
                && parameters(unit).stream().noneMatch("java.time.Clock"::equals);
    }

    private static boolean isTimedWait(CodeUnitAccessTarget unit) {
        List<String> parameters = parameters(unit);
        return unit.getName().equals("wait")
                && !parameters.isEmpty()
                && parameters.get(0).equals("long");
    }

    private static boolean isDateOfNow(CodeUnitAccessTarget unit) {
        return unit.getOwner().getName().equals("java.util.Date")
                && unit.getName().equals(CONSTRUCTOR)
                && parameters(unit).isEmpty();
    }

    private static List<String> parameters(CodeUnitAccessTarget unit) {
        return unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }
}
