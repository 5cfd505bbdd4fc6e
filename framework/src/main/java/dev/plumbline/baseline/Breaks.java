package dev.plumbline.baseline;

import dev.plumbline.expect.Sweep;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Place;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.statistics.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Jumps of a response along a numeric factor: those that the plan predicts, since a covariate moves there, and those that
 * nothing explains. A jump counts when neither a cubic nor a knee explains it at {@link #LEVEL}, it is as large as the
 * tolerance, and it happens from one level to the next. A predicted one is tested at its place alone; the place of an unexplained one is searched, and its level shared among
 * the places.
 */
final class Breaks {

    /** The level of each of the two tests, half of the one percent of smooth curves that may be said to jump. */
    private static final double LEVEL = 0.005;

    private static final int PERMUTATIONS = 399;

    /** The fewest levels that a jump can be told from a curve on, and the fewest on either side of it. */
    private static final int FEWEST = 6;

    private static final int FEWEST_SIDE = 2;

    /** The fewest levels on which a place is searched. */
    private static final int FEWEST_SEARCHED = 10;

    private final Session session;
    private final Response response;
    private final double[][] table;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<CurveWalk, List<Double>> found = new HashMap<>();
    private final Map<CurveWalk, Set<Double>> tested = new HashMap<>();
    private final Map<CurveWalk, Map<Double, String>> untold = new HashMap<>();

    /**
     * Looks for them.
     *
     * @param treatments ids of the table's columns
     * @param table the session's logarithms, a row for each block
     */
    Breaks(Session session, Response response, List<String> treatments, double[][] table) {
        this.session = session;
        this.response = response;
        this.table = CurveWalk.condensed(table);
        for (Factor factor : session.experiment().factors()) {
            if (factor.numeric()) {
                CurveWalk.of(session, treatments, factor).forEach(this::lookAt);
            }
        }
    }

    /** What is to be said. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The walk's stretches between the jumps that were found on it: itself where there are none. */
    List<CurveWalk> stretches(CurveWalk walk) {
        return cut(walk, found.getOrDefault(walk, List.of()));
    }

    /** Where the walk jumps, and where that cannot be told; looked for beside the places that the plan predicts, too. */
    Sweep.Jumps jumps(CurveWalk walk) {
        Set<Double> places = new TreeSet<>(found.getOrDefault(walk, List.of()));
        List<CurveWalk> stretches = stretches(walk);
        stretches.forEach(stretch -> search(stretch).ifPresent(places::add));
        return new Sweep.Jumps(
                List.copyOf(places),
                tested.getOrDefault(walk, Set.of()),
                untold.getOrDefault(walk, Map.of()),
                stretches.stream().allMatch(stretch -> stretch.size() >= FEWEST_SEARCHED && stretch.fitted()));
    }

    private void lookAt(CurveWalk walk) {
        List<Alias> aliases = session.design().aliases().stream()
                .filter(Alias::isBreak)
                .filter(alias -> alias.factor().equals(walk.factor())
                        && (alias.held().isEmpty() || alias.held().equals(walk.held())))
                .filter(alias -> alias.from() != null && alias.from().number() != null)
                .toList();
        List<Double> places =
                aliases.stream().map(Breaks::place).distinct().sorted().toList();
        List<Double> jumps = new ArrayList<>();
        for (double place : places) {
            List<Alias> there =
                    aliases.stream().filter(alias -> place(alias) == place).toList();
            explain(walk, there, place, places).ifPresent(jumps::add);
        }
        if (places.isEmpty()) {
            search(walk).ifPresent(jumps::add);
        }
        found.put(walk, jumps);
    }

    private Optional<Double> explain(CurveWalk walk, List<Alias> aliases, double place, List<Double> places) {
        double from =
                places.stream().filter(p -> p < place).mapToDouble(p -> p).max().orElse(Double.NEGATIVE_INFINITY);
        double to =
                places.stream().filter(p -> p > place).mapToDouble(p -> p).min().orElse(Double.POSITIVE_INFINITY);
        CurveWalk stretch = walk.between(from, to);
        Alias first = aliases.get(0);
        String at =
                walk.factor() + "=" + (first.from() == null ? "" : first.from().text()) + walk.where();
        String moves = String.join(" and ", aliases.stream().map(Breaks::move).toList());
        if (!testable(stretch, place)) {
            String why = "that takes 2 blocks and " + FEWEST + " levels with " + FEWEST_SIDE + " on either side of it";
            untold.computeIfAbsent(walk, key -> new HashMap<>()).put(place, why);
            note(
                    walk,
                    place,
                    "whether " + response.name() + " jumps at " + at + ", where " + moves + ", cannot be told: " + why);
            return Optional.empty();
        }
        tested.computeIfAbsent(walk, key -> new HashSet<>()).add(place);
        Optional<Step> step = jump(stretch, place, LEVEL);
        note(
                walk,
                place,
                step.isPresent()
                        ? response.name() + " " + size(step.get()) + " at " + at + ", where " + moves
                                + ": that explains it; slopes are given on each side, not across"
                        : response.name() + " does not jump at " + at + ", where " + moves);
        return step.map(there -> place);
    }

    private Optional<Double> search(CurveWalk walk) {
        if (walk.size() < FEWEST_SEARCHED
                || !walk.fitted()
                || table.length < 2
                || constant(walk)
                || !jumpsAnywhere(walk)) {
            return Optional.empty();
        }
        double[] x = walk.places(table.length, walk.positive());
        Step onCubic = Step.search(x, walk.logs(table), 3, PERMUTATIONS, session.seed());
        int index = IntStream.range(0, walk.size())
                .filter(i -> (walk.positive() ? Math.log(walk.x(i)) : walk.x(i)) == onCubic.position())
                .findFirst()
                .orElseThrow();
        double place = walk.x(index);
        if (onCubic.p() > LEVEL || !testable(walk, place)) {
            return Optional.empty();
        }
        Optional<Step> step = jump(walk, place, LEVEL / walk.size());
        step.ifPresent(there -> note(
                walk,
                place,
                response.name() + " " + size(there) + " at " + walk.factor() + "="
                        + walk.levels().get(index).text() + walk.where()
                        + ", and no covariate that is known moves there: the jump is unexplained"));
        return step.map(there -> place);
    }

    private Optional<Step> jump(CurveWalk stretch, double place, double level) {
        double local = local(stretch, place);
        if (constant(stretch) || Math.abs(Math.expm1(local)) < response.tolerance()) {
            return Optional.empty();
        }
        boolean logarithmic = stretch.positive();
        int permutations = (int) Math.max(PERMUTATIONS, 2 / level);
        Step step = Step.beyondSmooth(
                stretch.places(table.length, logarithmic),
                stretch.logs(table),
                logarithmic ? Math.log(place) : place,
                permutations,
                session.seed());
        double size = step.size().value();
        boolean large =
                Math.abs(Math.expm1(size)) >= response.tolerance() && local * Math.signum(size) >= Math.abs(size) / 2;
        return step.p() <= level && large ? Optional.of(step) : Optional.empty();
    }

    /**
     * By how much the step to a place differs from the mean of the steps beside it. A jump from one level to the next has to be
     * as large as the tolerance by this measure too, and half of its fitted size: where noise is small, a curve that neither a
     * cubic nor a knee quite follows leaves a jump on paper, but its steps change little by little all the same.
     */
    private double local(CurveWalk stretch, double place) {
        double[] means = stretch.means(table);
        int at = stretch.between(Double.NEGATIVE_INFINITY, place).size();
        double beside = (means[at - 1] - means[at - 2] + means[at + 1] - means[at]) / 2;
        return means[at] - means[at - 1] - beside;
    }

    /** Whether any place looks like a jump at all; a search that need not be made costs nothing. */
    private boolean jumpsAnywhere(CurveWalk walk) {
        return IntStream.range(FEWEST_SIDE, walk.size() - FEWEST_SIDE + 1)
                .anyMatch(i -> Math.abs(Math.expm1(local(walk, walk.x(i)))) >= response.tolerance());
    }

    private boolean constant(CurveWalk walk) {
        double[] logs = walk.logs(table);
        return Arrays.stream(logs).max().orElse(0) - Arrays.stream(logs).min().orElse(0) < 1e-9;
    }

    private boolean testable(CurveWalk walk, double place) {
        int before = walk.between(Double.NEGATIVE_INFINITY, place).size();
        return table.length > 1
                && walk.fitted()
                && walk.size() >= FEWEST
                && before >= FEWEST_SIDE
                && walk.size() - before >= FEWEST_SIDE;
    }

    private void note(CurveWalk walk, double place, String sentence) {
        Place at = new Place(walk.factor(), place);
        findings.add(new Finding(Finding.Kind.BREAK, response.name(), walk.held(), null, null, sentence, at));
    }

    private static List<CurveWalk> cut(CurveWalk walk, List<Double> places) {
        List<CurveWalk> stretches = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (double place : places) {
            stretches.add(walk.between(from, place));
            from = place;
        }
        stretches.add(walk.between(from, Double.POSITIVE_INFINITY));
        return stretches;
    }

    private static String size(Step step) {
        double change = Math.expm1(step.size().value());
        return (change < 0 ? "falls by " : "jumps by ") + Quantities.formatPercent(Math.abs(change));
    }

    private static double place(Alias alias) {
        return alias.from() == null ? Double.NaN : CurveWalk.number(alias.from());
    }

    private static String move(Alias alias) {
        return alias.covariate() + " goes " + Quantities.formatNumber(alias.before()) + " → "
                + Quantities.formatNumber(alias.after());
    }
}
