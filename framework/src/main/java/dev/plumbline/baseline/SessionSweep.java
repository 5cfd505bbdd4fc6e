package dev.plumbline.baseline;

import dev.plumbline.expect.Sweep;
import dev.plumbline.model.Alias;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Place;
import dev.plumbline.model.Response;
import dev.plumbline.model.Session;
import dev.plumbline.model.Treatment;
import dev.plumbline.statistics.BlockTable;
import dev.plumbline.statistics.Estimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A session, or one arm of it, as expectations ask for it. */
final class SessionSweep implements Sweep {

    private final Session session;
    private final Function<Response, SweepValues> values;
    private final Limiter limiter;
    private final Map<String, Measured> measured = new HashMap<>();

    /** A response's values, and the table of its whole treatments. */
    private record Measured(Response response, SweepValues values, SweepTables whole) {}

    private SessionSweep(Session session, Function<Response, SweepValues> values, Limiter limiter) {
        this.session = session;
        this.values = values;
        this.limiter = limiter;
    }

    /** A session without arms. */
    static SessionSweep of(Session session, Limiter limiter) {
        return new SessionSweep(session, response -> SweepValues.of(session, response), limiter);
    }

    /** One arm of a session; what limited it is told of both arms together. */
    static SessionSweep ofArm(Session session, int arm, Limiter limiter) {
        return new SessionSweep(
                session, response -> SweepValues.ofArms(session, response).get(arm), limiter);
    }

    @Override
    public Experiment experiment() {
        return session.experiment();
    }

    @Override
    public boolean asked(Treatment treatment) {
        return session.design().treatments().contains(treatment.id());
    }

    @Override
    public int blocks() {
        return experiment().responses().stream()
                .mapToInt(response -> measured(response.name()).values().blocks())
                .min()
                .orElse(0);
    }

    @Override
    public Optional<String> gap(String response, Treatment treatment) {
        return measured(response)
                .values()
                .row(treatment.id())
                .map(SweepValues.Row::gap)
                .filter(gap -> !gap.isEmpty());
    }

    @Override
    public Estimate contrast(String response, Map<Treatment, Double> weights) {
        Measured of = measured(response);
        BlockTable table = new BlockTable(of.whole().fresh());
        double value = 0;
        double squares = 0;
        for (Map.Entry<Treatment, Double> weight : weights.entrySet()) {
            value += weight.getValue()
                    * table.cell(of.whole().treatments().indexOf(weight.getKey().id()));
            squares += weight.getValue() * weight.getValue();
        }
        double degrees = (table.blocks() - 1.0) * (table.treatments() - 1.0);
        return degrees < 1
                ? new Estimate(value, Double.POSITIVE_INFINITY, 1)
                : new Estimate(value, Math.sqrt(table.residualSquares() / degrees * squares / table.blocks()), degrees);
    }

    @Override
    public Jumps jumps(String response, String factor, List<Treatment> curve) {
        CurveTable part = curve(response, factor, curve);
        return part.breaks(session).jumps(part.walk());
    }

    @Override
    public OptionalDouble knee(String response, String factor, List<Treatment> curve) {
        CurveTable part = curve(response, factor, curve);
        return Curves.of(session, part.response(), part.table(), part.breaks(session)).stream()
                .filter(finding -> finding.kind() == Finding.Kind.KNEE)
                .map(Finding::place)
                .filter(Objects::nonNull)
                .filter(place -> place.factor().equals(factor))
                .mapToDouble(Place::number)
                .findFirst();
    }

    @Override
    public List<Alias> moves() {
        return session.design().aliases();
    }

    @Override
    public List<String> limiting(Treatment treatment) {
        return limiter.names(treatment.id());
    }

    @Override
    public List<String> limits(List<Treatment> treatments) {
        return LimitFindings.sentences(session, limiter, treatments);
    }

    /** The part of a response's table that one curve is. */
    private record CurveTable(Response response, SweepTables table, CurveWalk walk) {

        Breaks breaks(Session session) {
            return new Breaks(session, response, table.treatments(), table.fresh());
        }
    }

    private CurveTable curve(String response, String factor, List<Treatment> curve) {
        Measured of = measured(response);
        List<String> ids = curve.stream().map(Treatment::id).toList();
        Factor along = experiment().factors().stream()
                .filter(one -> one.name().equals(factor))
                .findFirst()
                .orElseThrow();
        return new CurveTable(
                of.response(),
                table(of.values(), ids),
                CurveWalk.of(session, ids, along).get(0));
    }

    private Measured measured(String name) {
        return measured.computeIfAbsent(name, key -> {
            Response response = experiment().responses().stream()
                    .filter(one -> one.name().equals(key))
                    .findFirst()
                    .orElseThrow();
            SweepValues all = values.apply(response);
            return new Measured(response, all, table(all, all.wholeTreatments()));
        });
    }

    private static SweepTables table(SweepValues values, List<String> treatments) {
        return new SweepTables(treatments, values.table(treatments), List.of(), false, null);
    }
}
