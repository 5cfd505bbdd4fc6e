package dev.plumbline.plan;

import dev.plumbline.lab.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that one resource can serve all treatments of its scope. */
final class SharedSpecs {

    private final List<ResourceDefinition> resources;
    private final List<DesignPoint> points;
    private final Mistakes mistakes;

    SharedSpecs(List<ResourceDefinition> resources, List<DesignPoint> points, Mistakes mistakes) {
        this.resources = resources;
        this.points = points;
        this.mistakes = mistakes;
    }

    void check() {
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).scope() != Scope.TRIAL && !points.isEmpty()) {
                check(i);
            }
        }
    }

    private void check(int index) {
        ResourceDefinition resource = resources.get(index);
        DesignPoint first = points.get(0);
        Record most = first.specs().get(index);
        Set<Record> seen = new HashSet<>(Set.of(most));
        for (DesignPoint point : points) {
            Record spec = point.specs().get(index);
            if (!seen.add(spec)) {
                continue;
            }
            Optional<String> conflict = conflict(resource, most, spec);
            if (conflict.isPresent()) {
                mistakes.add("resource '" + resource.name() + "' is shared by all trials of a " + resource.scope()
                        + ", but " + conflict.get() + " differs between "
                        + first.treatment().displayName() + " and "
                        + point.treatment().displayName() + "; write scope = TRIAL, which makes it new for each trial");
                return;
            }
            Record one = most;
            most = resource.shareable()
                    .map(shareable -> shareable.most(one, spec))
                    .orElse(one);
        }
    }

    private static Optional<String> conflict(ResourceDefinition resource, Record one, Record other) {
        return resource.shareable()
                .map(shareable -> shareable.conflict(one, other))
                .orElse(Optional.of("its spec"));
    }
}
