package dev.plumbline.reports.charts;

import dev.plumbline.model.History;
import dev.plumbline.model.Interval;
import dev.plumbline.model.Judgement;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The level of a response from session to session, with eras and with the sessions in which it moved. */
final class HistorySheets {

    private static final int SESSIONS = 300;

    /** So many eras, and so many sessions that moved, stay where sessions are left out: the latest. */
    private static final int PICKED = 100;

    private static final int TOLD = 4;

    private final ExperimentReport report;
    private final History history;
    private final List<History.Point> points;

    private HistorySheets(ExperimentReport report, History history) {
        this.report = report;
        this.history = history;
        this.points = thinned(history.points());
    }

    static List<Sheet> of(ExperimentReport report) {
        Judgement judgement = report.judgement();
        return judgement == null
                ? List.of()
                : judgement.histories().stream()
                        .filter(history -> history.points().size() > 1)
                        .map(history -> new HistorySheets(report, history).sheet())
                        .toList();
    }

    private Sheet sheet() {
        String unit = Safe.line(history.unit(), 20);
        Scale scale =
                Scale.near(points.stream().mapToDouble(History.Point::value).toArray());
        String name = Safe.line(history.response(), 60);
        return new Sheet(
                name + " from session to session",
                FileNames.part(history.response()) + "-history",
                new SessionsAxis(points),
                List.of(new Panel(
                        name + ", geometric mean over treatments" + (unit.isEmpty() ? "" : " (" + unit + ")"),
                        history.response(),
                        unit,
                        scale,
                        curves())),
                key(),
                eras(),
                remarks());
    }

    private List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        curve("stored sessions", point -> !point.imported() && !fresh(point)).ifPresent(curves::add);
        curve("imported, for comparison only", point -> point.imported() && !fresh(point))
                .ifPresent(curves::add);
        curve("this run", this::fresh).ifPresent(curves::add);
        return curves;
    }

    private boolean fresh(History.Point point) {
        return point.session().equals(report.session().id());
    }

    /** A new era interrupts the line; a session of another kind does not. */
    private Optional<Curve> curve(String name, Predicate<History.Point> belongs) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            History.Point point = points.get(i);
            if (point.era() != null && !dots.isEmpty()) {
                dots.add(Dot.of(i - 0.5, "", "", null));
            }
            if (belongs.test(point)) {
                dots.add(dot(i, point));
            }
        }
        Curve curve = new Curve(name, dots);
        return curve.hasValue() ? Optional.of(curve) : Optional.empty();
    }

    private Dot dot(int x, History.Point point) {
        Dot dot = Dot.of(
                        x,
                        point.session(),
                        SessionsAxis.day(point) + " " + Safe.line(point.session(), 40),
                        point.value())
                .ringed(point.moved() != null);
        Interval interval = point.interval();
        return interval == null || points.size() > 80 ? dot : dot.between(interval.low(), interval.high());
    }

    private Sheet.Key key() {
        boolean intervals = points.size() <= 80 && points.stream().anyMatch(point -> point.interval() != null);
        boolean moved = points.stream().anyMatch(point -> point.moved() != null);
        Sheet.Key key = Sheet.Key.of("");
        key = intervals ? key.interval("95 % interval over blocks") : key;
        return moved ? key.ringed("the level moved against the sessions before") : key;
    }

    private List<Sign> eras() {
        return IntStream.range(0, points.size())
                .boxed()
                .flatMap(i -> Stream.ofNullable(points.get(i).era())
                        .map(reason -> new Sign(
                                i - 0.5, "", "A new era begins on " + SessionsAxis.day(points.get(i)) + ": " + reason)))
                .toList();
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        List<History.Point> moved =
                history.points().stream().filter(point -> point.moved() != null).toList();
        moved.subList(Math.max(0, moved.size() - TOLD), moved.size())
                .forEach(point -> remarks.add(SessionsAxis.day(point) + ", " + point.moved()));
        if (moved.size() > TOLD) {
            remarks.add("The level moved in " + moved.size() + " sessions; the latest " + TOLD + " are told of.");
        }
        if (points.size() < history.points().size()) {
            remarks.add("Of " + history.points().size() + " sessions " + points.size()
                    + " are drawn: the latest that moved or began an era, and others evenly spread.");
        }
        return remarks;
    }

    private static List<History.Point> thinned(List<History.Point> all) {
        if (all.size() <= SESSIONS) {
            return all;
        }
        Set<Integer> kept = new HashSet<>();
        kept.addAll(latest(all, point -> point.era() != null));
        kept.addAll(latest(all, point -> point.moved() != null));
        kept.addAll(Thin.evenly(IntStream.range(0, all.size()).boxed().toList(), SESSIONS - kept.size()));
        return kept.stream().sorted().map(all::get).toList();
    }

    private static List<Integer> latest(List<History.Point> all, Predicate<History.Point> wanted) {
        List<Integer> found = IntStream.range(0, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .boxed()
                .toList();
        return found.subList(Math.max(0, found.size() - PICKED), found.size());
    }
}
