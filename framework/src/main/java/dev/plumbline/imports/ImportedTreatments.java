package dev.plumbline.imports;

import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The treatments of an import.
 *
 * @param factors their factors, with the levels that the import has
 * @param runs the runs of each treatment, in the order of their times; treatments are in the order of the levels
 */
record ImportedTreatments(List<Factor> factors, Map<Treatment, List<ImportedRun>> runs) {

    /**
     * Sorts runs by treatment.
     *
     * @param stored the factors of the stored sessions
     * @param anyStored whether there are any; otherwise the first run says what the factors are
     * @param chosen never empty
     */
    static ImportedTreatments of(List<Factor> stored, boolean anyStored, List<ChosenRun> chosen) {
        List<String> names = anyStored
                ? stored.stream().map(Factor::name).toList()
                : List.copyOf(chosen.get(0).levels().keySet());
        Map<Treatment, List<ImportedRun>> found = new LinkedHashMap<>();
        for (ChosenRun run : chosen) {
            check(run, names, anyStored);
            found.computeIfAbsent(treatment(run, names, stored), treatment -> new ArrayList<>())
                    .add(run.run());
        }
        List<Factor> factors = names.stream()
                .map(name -> new Factor(
                        name,
                        inOrder(
                                found.keySet().stream()
                                        .map(treatment -> treatment.level(name))
                                        .distinct()
                                        .toList(),
                                known(stored, name))))
                .toList();
        Map<Treatment, List<ImportedRun>> sorted = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order(factors)))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new ImportedTreatments(factors, sorted);
    }

    private static void check(ChosenRun run, List<String> names, boolean anyStored) {
        if (run.levels().size() != names.size() || !run.levels().keySet().containsAll(names)) {
            throw new MisuseException(run.run().place() + " has levels of "
                    + run.levels().keySet()
                    + (anyStored ? ", the stored sessions have the factors " : ", the first run has them of ") + names
                    + "; write them before the file, as 'vms=4:run.json', or take them from it, as --factor vms=hosts");
        }
    }

    private static Treatment treatment(ChosenRun run, List<String> names, List<Factor> stored) {
        Map<String, Level> levels = new LinkedHashMap<>();
        for (String name : names) {
            levels.put(name, LevelText.of(Objects.requireNonNull(run.levels().get(name)), known(stored, name)));
        }
        return new Treatment(levels);
    }

    private static List<Level> known(List<Factor> stored, String name) {
        return stored.stream()
                .filter(factor -> factor.name().equals(name))
                .flatMap(factor -> factor.levels().stream())
                .toList();
    }

    /** By number where all have one, otherwise as the stored sessions have them, new ones last. */
    private static List<Level> inOrder(List<Level> levels, List<Level> known) {
        List<Level> sorted = new ArrayList<>(levels);
        if (levels.stream().allMatch(level -> level.number() != null)) {
            sorted.sort(Comparator.comparing(level -> Objects.requireNonNull(level.number())));
        } else {
            sorted.sort(Comparator.comparingInt(level -> known.contains(level) ? known.indexOf(level) : known.size()));
        }
        return sorted;
    }

    private static Comparator<Treatment> order(List<Factor> factors) {
        Comparator<Treatment> order =
                Comparator.comparing(treatment -> treatment.levels().size());
        for (Factor factor : factors) {
            order = order.thenComparing(treatment -> factor.levels().indexOf(treatment.level(factor.name())));
        }
        return order;
    }

    /** The number of trials of the treatment that has most. */
    int blocks() {
        return runs.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    /** Refuses treatments whose runs measured different things: a factor is missing. */
    void checkLoads() {
        runs.forEach((treatment, ofTreatment) -> {
            ImportedRun first = ofTreatment.get(0);
            for (ImportedRun other : ofTreatment) {
                if (!other.loadFacts().equals(first.loadFacts())) {
                    throw new MisuseException(first.place() + " and " + other.place() + " would both be the treatment "
                            + treatment.displayName() + ", but " + difference(first, other)
                            + ": tell them apart with --factor NAME=FACT, or leave one out with --only FACT=VALUE");
                }
            }
        });
    }

    private static String difference(ImportedRun first, ImportedRun other) {
        return first.load().stream()
                .filter(fact ->
                        !Objects.equals(first.facts().get(fact), other.facts().get(fact)))
                .sorted()
                .findFirst()
                .map(fact -> "the fact " + fact + " is " + text(first, fact) + " in one and " + text(other, fact)
                        + " in the other")
                .orElse("they differ");
    }

    private static String text(ImportedRun run, String fact) {
        String value = run.facts().get(fact);
        return value == null ? "missing" : SourceText.quoted(value);
    }
}
