package dev.plumbline.plan;

import dev.plumbline.lab.Levels;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out the specs of one treatment, each when it is first asked for, and notes which asked for which. */
final class SpecResolver {

    private final List<ResourceDefinition> resources;
    private final Treatment treatment;
    private final @Nullable Record[] specs;
    private final BitSet running = new BitSet();
    private final List<BitSet> dependencies = new ArrayList<>();

    SpecResolver(List<ResourceDefinition> resources, Treatment treatment) {
        this.resources = resources;
        this.treatment = treatment;
        this.specs = new Record[resources.size()];
        resources.forEach(resource -> dependencies.add(new BitSet()));
    }

    /** All specs, in declared order. */
    List<Record> all() {
        List<Record> all = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            all.add(spec(i));
        }
        return all;
    }

    /** For each resource the indices of those whose specs it asked for. */
    List<BitSet> dependencies() {
        return dependencies;
    }

    private Record spec(int index) {
        Record known = specs[index];
        if (known != null) {
            return known;
        }
        ResourceDefinition resource = resources.get(index);
        if (running.get(index)) {
            throw new MisuseException(
                    "resource '" + resource.name() + "' depends on itself; name another in its attributes");
        }
        running.set(index);
        try {
            Record spec = resource.spec(treatment, new Asking(index));
            specs[index] = spec;
            return spec;
        } catch (MisuseException e) {
            throw new MisuseException(
                    "resource '" + resource.name() + "' (@"
                            + resource.annotationType().getSimpleName() + ") at " + treatment.displayName() + ": "
                            + e.getMessage(),
                    e);
        } finally {
            running.clear(index);
        }
    }

    private final class Asking implements Levels {

        private final int asking;

        Asking(int asking) {
            this.asking = asking;
        }

        @Override
        public Treatment treatment() {
            return treatment;
        }

        @Override
        public <S extends Record> Optional<S> spec(Class<S> type, String parameter) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < resources.size(); i++) {
                boolean named = parameter.isEmpty() || resources.get(i).name().equals(parameter);
                if (i != asking && named && SpecTypes.of(resources.get(i)) == type) {
                    found.add(i);
                }
            }
            if (found.isEmpty() && !parameter.isEmpty()) {
                throw new MisuseException("there is no parameter '" + parameter + "' of the kind that is wanted here");
            }
            if (found.size() > 1) {
                throw new MisuseException(
                        "there are several resources of the kind that is wanted here; name the parameter of one: "
                                + found.stream()
                                        .map(i -> resources.get(i).name())
                                        .toList());
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            dependencies.get(asking).set(found.get(0));
            return Optional.of(type.cast(SpecResolver.this.spec(found.get(0))));
        }
    }
}
