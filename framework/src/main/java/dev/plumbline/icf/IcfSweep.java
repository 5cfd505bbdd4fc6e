package dev.plumbline.icf;

import dev.plumbline.icf.IcfManager.Worker;
import dev.plumbline.icf.IcfSpecification.Assignment;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the runs of a file differ in. */
final class IcfSweep {

    private IcfSweep() {}

    static List<String> diskSpecifications(IcfFile file) {
        List<String> assigned = diskWorkers(file).stream()
                .flatMap(worker -> worker.specifications().stream())
                .distinct()
                .filter(name -> file.specifications().containsKey(name))
                .filter(name -> file.access(name).lines().stream().allMatch(line -> line.replyBytes() == 0))
                .toList();
        if (!assigned.isEmpty()) {
            return assigned;
        }
        List<IcfSpecification> forDisks = file.specifications().values().stream()
                .filter(IcfSpecification::isForDisks)
                .toList();
        List<String> preset = forDisks.stream()
                .filter(specification -> specification.assignment() != Assignment.NONE)
                .map(IcfSpecification::name)
                .toList();
        return preset.isEmpty() ? forDisks.stream().map(IcfSpecification::name).toList() : preset;
    }

    static List<Integer> queueDepths(IcfFile file) {
        if (file.setup().type().sweepsQueueDepth()) {
            return file.setup().queueDepths();
        }
        List<Integer> ofWorkers = diskWorkers(file).stream()
                .map(Worker::outstanding)
                .distinct()
                .sorted()
                .toList();
        return ofWorkers.isEmpty() ? List.of(1) : ofWorkers;
    }

    static List<Integer> machineCounts(IcfFile file) {
        SortedSet<Integer> counts = new TreeSet<>();
        for (int workers : workerCounts(file)) {
            List<Worker> active = file.managers().stream()
                    .flatMap(manager -> manager.diskWorkers().stream().limit(workers))
                    .toList();
            counts.addAll(targetCounts(file.setup(), active));
        }
        return List.copyOf(counts);
    }

    /** Workers of every manager, since IOMeter counts them so. */
    private static List<Integer> workerCounts(IcfFile file) {
        int most = file.managers().stream()
                .mapToInt(manager -> manager.diskWorkers().size())
                .max()
                .orElse(0);
        return orAll(file.setup().type().sweepsWorkers(), file.setup().workers(), most);
    }

    private static List<Integer> targetCounts(IcfSetup setup, List<Worker> active) {
        int all = Math.max(1, active.stream().mapToInt(Worker::disks).sum());
        if (setup.type() == IcfTestType.INCREMENT_TARGETS_SERIAL) {
            return orAll(true, setup.targets(), all);
        }
        int most = active.stream().mapToInt(Worker::disks).max().orElse(1);
        return orAll(setup.type().sweepsTargets(), setup.targets(), most).stream()
                .map(each -> active.stream()
                        .mapToInt(worker -> Math.min(each, worker.disks()))
                        .sum())
                .map(sum -> Math.max(1, sum))
                .toList();
    }

    /** The values of a sweep; where there is none, or it would start beyond its end, the end alone. */
    private static List<Integer> orAll(boolean swept, IcfCycle cycle, int most) {
        List<Integer> values = swept ? cycle.values(most) : List.of();
        return values.isEmpty() ? List.of(most) : values;
    }

    static List<Worker> diskWorkers(IcfFile file) {
        return file.managers().stream()
                .flatMap(manager -> manager.diskWorkers().stream())
                .toList();
    }
}
