package dev.plumbline.plan;

import dev.plumbline.lab.Scope;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Crosses the factors and works out what each treatment's trials are given. */
final class PointsReader {

    private static final long MOST = 1_000_000;

    private final List<FactorDefinition> factors;
    private final List<ResourceDefinition> resources;
    private final Optional<WhereFilter> where;
    private final Mistakes mistakes;
    private final List<DesignPoint> points = new ArrayList<>();
    private final List<BitSet> dependencies = new ArrayList<>();

    PointsReader(
            List<FactorDefinition> factors,
            List<ResourceDefinition> resources,
            Optional<WhereFilter> where,
            Mistakes mistakes) {
        this.factors = factors;
        this.resources = resources;
        this.where = where;
        this.mistakes = mistakes;
        resources.forEach(resource -> dependencies.add(new BitSet()));
        long treatments = factors.stream()
                .mapToLong(factor -> factor.values().size())
                .reduce(1, (product, levels) -> Math.min(MOST + 1, product * levels));
        if (treatments > MOST) {
            mistakes.add("its factors make more than " + MOST + " treatments; leave levels out");
            return;
        }
        cross(0, new int[factors.size()]);
        new SharedSpecs(resources, points, mistakes).check();
        checkScopes();
    }

    List<DesignPoint> points() {
        return points;
    }

    /** For each resource the positions of those that it is made after. */
    List<BitSet> dependencies() {
        return dependencies;
    }

    private void cross(int factor, int[] chosen) {
        if (!mistakes.none()) {
            return; // one sentence, not one for each treatment
        }
        if (factor == factors.size()) {
            add(chosen);
            return;
        }
        for (int level = 0; level < factors.get(factor).values().size(); level++) {
            chosen[factor] = level;
            cross(factor + 1, chosen);
        }
    }

    private void add(int[] chosen) {
        List<Object> values = new ArrayList<>(chosen.length);
        Map<String, Level> levels = new LinkedHashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            FactorDefinition factor = factors.get(i);
            values.add(factor.values().get(chosen[i]));
            levels.put(factor.factor().name(), factor.factor().levels().get(chosen[i]));
        }
        if (where.isPresent() && !where.get().keeps(values)) {
            return;
        }
        Treatment treatment = new Treatment(levels);
        SpecResolver resolver = new SpecResolver(resources, treatment);
        mistakes.attempt(resolver::all).ifPresent(specs -> points.add(new DesignPoint(treatment, values, specs)));
        for (int i = 0; i < resources.size(); i++) {
            dependencies.get(i).or(resolver.dependencies().get(i));
        }
    }

    private void checkScopes() {
        for (int i = 0; i < resources.size(); i++) {
            Scope own = resources.get(i).scope();
            dependencies.get(i).stream()
                    .mapToObj(resources::get)
                    .filter(other -> other.scope().compareTo(own) < 0)
                    .forEach(other -> mistakes.add("a resource of scope " + own + " depends on '" + other.name()
                            + "' of the shorter scope " + other.scope() + "; give both the scope " + own));
        }
    }
}
