package dev.kairos.api.heartbeat;

import dev.kairos.api.heartbeat.WallClock.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares heartbeats around every change of clocks from 2020 to 2030, in all zones that the running Java knows, with what
 * {@link WallClock} finds minute by minute.
 */
public final class DstCampaign {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final int MOST_TOLD = 20;

    private final Duration around;
    private final List<String> told = new ArrayList<>();
    private int transitions;
    private long slots;
    private long wrong;

    private DstCampaign(Duration around) {
        this.around = around;
    }

    /**
     * What was found.
     *
     * @param transitions how many changes of clocks were looked at
     * @param slots how many slots were compared
     * @param wrong how many of them were missing or too many
     * @param told the first of those, in words
     */
    public record Result(int transitions, long slots, long wrong, List<String> told) {}

    /**
     * Runs over each zone by itself.
     *
     * @param around how much time to look at before and after each change; longer than any change moves the clocks
     * @return what was found
     */
    public static Result all(Duration around) {
        DstCampaign campaign = new DstCampaign(around);
        for (ZoneId zone : zones()) {
            campaign.look(zone, 1);
        }
        return campaign.result();
    }

    /**
     * Runs once for all zones that share their rules, which are all that a heartbeat asks of a zone.
     *
     * @param around how much time to look at before and after each change; longer than any change moves the clocks
     * @return what was found; transitions count for each zone
     */
    public static Result distinct(Duration around) {
        DstCampaign campaign = new DstCampaign(around);
        Map<ZoneRules, List<ZoneId>> alike = zones().stream()
                .collect(Collectors.groupingBy(ZoneId::getRules, LinkedHashMap::new, Collectors.toList()));
        for (List<ZoneId> zones : alike.values()) {
            campaign.look(zones.get(0), zones.size());
        }
        return campaign.result();
    }

    private static List<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    }

    private Result result() {
        return new Result(transitions, slots, wrong, List.copyOf(told));
    }

    private void look(ZoneId zone, int zones) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM.minusNanos(1));
        while (change != null && change.getInstant().isBefore(TO)) {
            transitions += zones;
            look(zone, change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
    }

    private void look(ZoneId zone, ZoneOffsetTransition change) {
        WallClock clock = new WallClock(zone, change.getInstant().minus(around), around.multipliedBy(2));
        follow(zone, clock);
        once(zone, clock);
        for (LocalDateTime time : changed(change)) {
            String expression = time.getMinute() + " " + time.getHour() + " * * *";
            compare(zone, clock, expression, Rule.ONCE, at(time.getHour(), time.getMinute()));
        }
        for (LocalDateTime edge : changed(change).subList(1, 3)) {
            LocalTime time = edge.toLocalTime();
            within(zone, clock, time, time.plusHours(4));
            within(zone, clock, time.minusMinutes(95), time);
        }
    }

    private void follow(ZoneId zone, WallClock clock) {
        compare(zone, clock, "*/15 * * * *", Rule.SHOWN, time -> time.getMinute() % 15 == 0);
        compare(zone, clock, "30 * * * *", Rule.SHOWN, time -> time.getMinute() == 30);
        compare(
                zone,
                clock,
                "0 */2 * * *",
                Rule.SHOWN_OR_LEFT_OUT,
                time -> time.getMinute() == 0 && time.getHour() % 2 == 0);
        compare(
                zone,
                clock,
                "45 */3 * * *",
                Rule.SHOWN_OR_LEFT_OUT,
                time -> time.getMinute() == 45 && time.getHour() % 3 == 0);
    }

    private void once(ZoneId zone, WallClock clock) {
        compare(zone, clock, "0 0 * * *", Rule.ONCE, at(0, 0));
        compare(zone, clock, "30 2 * * *", Rule.ONCE, at(2, 30));
        compare(zone, clock, "*/10 2 * * *", Rule.ONCE, time -> time.getHour() == 2 && time.getMinute() % 10 == 0);
        compare(zone, clock, "15 0-5,23 * * *", Rule.ONCE, time -> time.getMinute() == 15 && time.getHour() % 23 <= 5);
        compare(zone, clock, "30 1 * * SUN", Rule.ONCE, at(1, 30).and(time -> time.getDayOfWeek() == DayOfWeek.SUNDAY));
    }

    /** Local times before, at the start of, inside of and after the stretch that is left out or repeated. */
    private static List<LocalDateTime> changed(ZoneOffsetTransition change) {
        LocalDateTime start = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
        Duration stretch = change.getDuration().abs();
        return List.of(
                start.minusMinutes(1),
                start,
                start.plus(stretch.dividedBy(2)),
                start.plus(stretch).minusMinutes(1),
                start.plus(stretch));
    }

    private static Predicate<LocalDateTime> at(int hour, int minute) {
        return time -> time.getHour() == hour && time.getMinute() == minute;
    }

    private void compare(ZoneId zone, WallClock clock, String expression, Rule rule, Predicate<LocalDateTime> time) {
        Heartbeat cron = Heartbeat.cron(expression, zone);
        List<Instant> expected = clock.slots(rule, time);
        compare(zone, clock, cron, expected);
        probe(zone, clock, cron, expected);
    }

    private void within(ZoneId zone, WallClock clock, LocalTime from, LocalTime to) {
        Predicate<LocalDateTime> inside = time -> from.isBefore(to)
                ? !time.toLocalTime().isBefore(from) && time.toLocalTime().isBefore(to)
                : !time.toLocalTime().isBefore(from) || time.toLocalTime().isBefore(to);
        Heartbeat interval = Heartbeat.every(Duration.ofMinutes(7)).between(from.toString(), to.toString(), zone);
        compare(zone, clock, interval, clock.intervals(7, inside));
        Heartbeat cron = Heartbeat.cron("*/5 * * * *", zone).between(from.toString(), to.toString(), zone);
        compare(zone, clock, cron, clock.slots(Rule.SHOWN, inside.and(time -> time.getMinute() % 5 == 0)));
    }

    private void compare(ZoneId zone, WallClock clock, Heartbeat heartbeat, List<Instant> expected) {
        List<Instant> actual = new ArrayList<>();
        Instant slot = heartbeat.next(Rhythm.after(clock.beginning()));
        while (slot != null && !slot.isAfter(clock.end())) {
            actual.add(slot);
            slot = heartbeat.next(Rhythm.after(slot));
        }
        slots += expected.size();
        if (!actual.equals(expected)) {
            tell(zone, heartbeat, expected, actual);
        }
    }

    /** Asks from every eighth minute, which are moments in first and second showings, and the change itself. */
    private void probe(ZoneId zone, WallClock clock, Heartbeat cron, List<Instant> expected) {
        Instant from = clock.beginning().plusSeconds(60);
        for (Instant slot : expected) {
            while (from.isBefore(slot)) {
                slots++;
                if (!slot.equals(cron.next(Rhythm.after(from)))) {
                    tell(zone, cron, List.of(slot), List.of(Objects.requireNonNull(cron.next(Rhythm.after(from)))));
                }
                from = from.plusSeconds(8 * 60);
            }
        }
    }

    private void tell(ZoneId zone, Heartbeat heartbeat, List<Instant> expected, List<Instant> actual) {
        Set<Instant> missing = new HashSet<>(expected);
        actual.forEach(missing::remove);
        Set<Instant> extra = new HashSet<>(actual);
        expected.forEach(extra::remove);
        wrong += Math.max(1, missing.size() + extra.size());
        if (told.size() < MOST_TOLD) {
            told.add(zone + " " + heartbeat + " misses " + new TreeSet<>(missing) + ", adds " + new TreeSet<>(extra));
        }
    }
}
