package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Claims.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notices values of one thing that move in one direction, note after note. */
final class Drifts implements Notice {
    private static final int LEAST = 4;
    private static final int LEAST_OF_SUBJECT = 2;
    private static final Set<Measure> MEASURED = Set.of(Measure.MONEY, Measure.SHARE, Measure.NUMBER);

    private final Claims claims;

    Drifts(Claims claims) {
        this.claims = claims;
    }

    /** One value of one thing. */
    private record Point(double value, Workbench.Known memory) {}

    @Override
    public List<Insight> of(DreamDraft draft, List<Workbench.Known> known) {
        Map<List<Object>, List<Point>> courses = new LinkedHashMap<>();
        for (Workbench.Known memory : known) {
            Statement statement = memory.statement();
            if (memory.isFounded() && statement.grounds().sources().size() == 1) {
                for (Claim claim : claims.of(memory.id(), statement)) {
                    read(claim, memory, courses);
                }
            }
        }
        List<Insight> insights = new ArrayList<>();
        courses.values().forEach(points -> {
            List<Point> run = run(points);
            if (run.size() >= LEAST && run.get(run.size() - 1).memory().fresh()) {
                insights.add(insight(run));
            }
        });
        return insights;
    }

    /** What states one value, and is about something. */
    private static void read(Claim claim, Workbench.Known memory, Map<List<Object>, List<Point>> courses) {
        if (claim.values().size() != 1 || claim.stems().size() < LEAST_OF_SUBJECT) {
            return;
        }
        Map.Entry<Measure, Set<String>> only =
                claim.values().entrySet().iterator().next();
        if (!MEASURED.contains(only.getKey()) || only.getValue().size() != 1) {
            return;
        }
        String written = only.getValue().iterator().next();
        int space = written.indexOf(' ');
        Double value = number(space < 0 ? written : written.substring(0, space));
        String unit = space < 0 ? "" : written.substring(space);
        boolean bare = only.getKey() == Measure.NUMBER && unit.isEmpty();
        if (value != null && !bare) {
            String voice = Note.speaker(memory.statement().text());
            Object subject = new TreeSet<>(claim.stems());
            courses.computeIfAbsent(List.of(voice, only.getKey(), unit, subject), key -> new ArrayList<>())
                    .add(new Point(value, memory));
        }
    }

    private static @Nullable Double number(String written) {
        try {
            return Double.valueOf(written);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The last values that move in one direction. */
    private static List<Point> run(List<Point> points) {
        int from = points.size() - 1;
        while (from > 0) {
            double step = points.get(from).value() - points.get(from - 1).value();
            double last = points.get(points.size() - 1).value()
                    - points.get(points.size() - 2).value();
            if (step * last <= 0) {
                break;
            }
            from--;
        }
        return points.subList(Math.max(0, from), points.size());
    }

    private static Insight insight(List<Point> run) {
        List<Source> sources = new ArrayList<>();
        for (Point point : run.subList(Math.max(0, run.size() - MOST_SOURCES), run.size())) {
            sources.addAll(point.memory().statement().grounds().sources());
        }
        Point last = run.get(run.size() - 1);
        String way = last.value() > run.get(0).value() ? "rises" : "falls";
        String what = Notice.quote(last.memory().statement());
        return new Insight(
                Insight.Kind.DRIFT,
                way + " every time it is told: " + what,
                Math.min(0.8, 0.35 + run.size() / 20.0),
                sources,
                "");
    }
}
