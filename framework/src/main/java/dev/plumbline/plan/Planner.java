package dev.plumbline.plan;

import dev.plumbline.lab.Covariates;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Shareable;
import dev.plumbline.lab.Times;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Lays an experiment out in a lab, and checks that it fits; makes nothing. */
public final class Planner {

    private final ExperimentDefinition definition;
    private final List<DesignPoint> points;
    private final Lab lab;

    private Planner(ExperimentDefinition definition, List<DesignPoint> points, Lab lab) {
        this.definition = definition;
        this.points = points;
        this.lab = lab;
    }

    /**
     * The plan of the selected treatments.
     *
     * @param arms the arms of a change; {@code List.of("")} for none
     * @throws MisuseException when the lab has too little; both numbers are told
     * @throws dev.plumbline.lab.MissingCapabilityException when the lab lacks an ability
     */
    public static RunPlan plan(
            ExperimentDefinition definition,
            List<DesignPoint> points,
            Lab lab,
            BlockRule rule,
            List<String> arms,
            long seed,
            Times times) {
        Planner planner = new Planner(definition, points, lab);
        List<Record> wholes = planner.wholes();
        Demand demand = planner.demand(wholes);
        planner.checkFit(demand);
        Map<Treatment, SortedMap<String, Double>> covariates = planner.covariates(wholes);
        return new RunPlan(
                definition,
                points,
                rule,
                arms,
                seed,
                times,
                wholes,
                covariates,
                Aliases.find(definition.experiment().factors(), covariates),
                demand);
    }

    private List<Record> wholes() {
        List<Record> wholes = new ArrayList<>();
        for (int i = 0; i < definition.resources().size(); i++) {
            Optional<Shareable<Record, Object>> shareable =
                    definition.resources().get(i).shareable();
            boolean shared = definition.resources().get(i).scope() != Scope.TRIAL;
            Record whole = points.get(0).specs().get(i);
            for (DesignPoint point : points) {
                if (shared && shareable.isPresent()) {
                    whole = shareable.get().most(whole, point.specs().get(i));
                }
            }
            wholes.add(whole);
        }
        return wholes;
    }

    private Demand demand(List<Record> wholes) {
        Demand sum = Demand.NONE;
        for (int i = 0; i < wholes.size(); i++) {
            ResourceDefinition resource = definition.resources().get(i);
            Demand most = resource.scope() == Scope.TRIAL
                    ? Demand.NONE
                    : resource.provisioner().demand(wholes.get(i), lab);
            Map<Record, Demand> known = new HashMap<>();
            for (DesignPoint point : points) {
                most = most.max(known.computeIfAbsent(
                        point.specs().get(i), spec -> resource.provisioner().demand(spec, lab)));
            }
            sum = sum.plus(most);
        }
        return sum;
    }

    private void checkFit(Demand demand) {
        demand.amounts().forEach((kind, amount) -> {
            Long there = lab.capacity().amounts().get(kind);
            if (there != null && there < amount) {
                throw new MisuseException(
                        definition.experiment().id() + " needs " + Demand.format(kind, amount) + ", but lab '"
                                + lab.description().name() + "' has " + Demand.format(kind, there)
                                + "; ask for less, or give the lab more in lab.yaml");
            }
        });
    }

    private Map<Treatment, SortedMap<String, Double>> covariates(List<Record> wholes) {
        Map<Treatment, SortedMap<String, Double>> all = new LinkedHashMap<>();
        for (DesignPoint point : points) {
            Covariates covariates = Covariates.NONE;
            for (int i = 0; i < wholes.size(); i++) {
                ResourceDefinition resource = definition.resources().get(i);
                Record part = point.specs().get(i);
                Record whole = wholes.get(i);
                covariates = covariates.and(resource.provisioner().covariates(part, lab));
                if (resource.scope() != Scope.TRIAL && resource.shareable().isPresent()) {
                    covariates = covariates.and(resource.shareable().get().parked(whole, part));
                }
            }
            all.put(point.treatment(), covariates.values());
        }
        return all;
    }
}
