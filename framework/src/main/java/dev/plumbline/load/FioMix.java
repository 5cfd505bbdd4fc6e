package dev.plumbline.load;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What share of the operations of a specification have which size, direction and randomness. */
final class FioMix {

    private final List<AccessLine> lines;
    private final double all;

    FioMix(AccessSpec spec) {
        this.lines = spec.lines();
        this.all = lines.stream().mapToDouble(AccessLine::operations).sum();
    }

    double reads() {
        return sum(AccessLine::readShare);
    }

    double writes() {
        return sum(FioMix::writeShare);
    }

    double random() {
        return sum(AccessLine::randomShare);
    }

    double randomOfReads() {
        return ratio(sum(line -> line.readShare() * line.randomShare()), reads(), random());
    }

    double randomOfWrites() {
        return ratio(sum(line -> writeShare(line) * line.randomShare()), writes(), random());
    }

    SortedMap<Integer, Double> sizesOfReads() {
        return sizes(AccessLine::readShare);
    }

    SortedMap<Integer, Double> sizesOfWrites() {
        return sizes(FioMix::writeShare);
    }

    SortedMap<Integer, Double> sizesOfRandom() {
        return sizes(AccessLine::randomShare);
    }

    SortedMap<Integer, Double> sizesOfSequential() {
        return sizes(line -> 1 - line.randomShare());
    }

    /** Whether, among reads and among writes, every size has the same share of random places. */
    boolean sizesByDirection(double rounding) {
        return alike(AccessLine::readShare, AccessLine::randomShare, rounding)
                && alike(FioMix::writeShare, AccessLine::randomShare, rounding);
    }

    /** Whether every size, at random places and else, has the same share of reads. */
    boolean sizesByRandomness(double rounding) {
        return alike(AccessLine::randomShare, AccessLine::readShare, rounding)
                && alike(line -> 1 - line.randomShare(), AccessLine::readShare, rounding)
                && (random() == 0
                        || Math.abs(ratio(sum(l -> l.randomShare() * l.readShare()), random(), 0) - reads())
                                < rounding);
    }

    /** Whether a share is the same for all sizes, among the operations of a kind. */
    private boolean alike(ToDoubleFunction<AccessLine> kind, ToDoubleFunction<AccessLine> share, double rounding) {
        Map<Integer, Double> ofKind = weights(kind);
        Map<Integer, Double> both = weights(line -> kind.applyAsDouble(line) * share.applyAsDouble(line));
        double lowest = 1;
        double highest = 0;
        for (Map.Entry<Integer, Double> size : ofKind.entrySet()) {
            if (size.getValue() > 0) {
                double ratio = both.getOrDefault(size.getKey(), 0.0) / size.getValue();
                lowest = Math.min(lowest, ratio);
                highest = Math.max(highest, ratio);
            }
        }
        return highest - lowest < rounding;
    }

    /** Sizes of the operations of a kind, as shares of it; of all operations where there are none of that kind. */
    private SortedMap<Integer, Double> sizes(ToDoubleFunction<AccessLine> kind) {
        SortedMap<Integer, Double> weights = weights(kind);
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total == 0) {
            return sizes(line -> 1);
        }
        weights.replaceAll((size, weight) -> weight / total);
        weights.values().removeIf(share -> share == 0);
        return weights;
    }

    private SortedMap<Integer, Double> weights(ToDoubleFunction<AccessLine> kind) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        AccessLine::blockBytes,
                        TreeMap::new,
                        Collectors.summingDouble(line -> line.operations() / all * kind.applyAsDouble(line))));
    }

    private double sum(ToDoubleFunction<AccessLine> kind) {
        return lines.stream()
                .mapToDouble(line -> line.operations() / all * kind.applyAsDouble(line))
                .sum();
    }

    private static double writeShare(AccessLine line) {
        return 1 - line.readShare();
    }

    private static double ratio(double part, double whole, double otherwise) {
        return whole == 0 ? otherwise : part / whole;
    }

    /** As fio writes it, {@code 512/23:4096/77}: whole per cents that add up to 100, by the largest remainders. */
    static String split(SortedMap<Integer, Double> shares) {
        Map<Integer, Integer> percents = new LinkedHashMap<>();
        shares.forEach((size, share) -> percents.put(size, (int) Math.floor(share * 100 + 1e-9)));
        int left = 100 - percents.values().stream().mapToInt(Integer::intValue).sum();
        shares.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        entry -> percents.getOrDefault(entry.getKey(), 0) - entry.getValue() * 100))
                .limit(left)
                .forEach(entry -> percents.merge(entry.getKey(), 1, Integer::sum));
        return percents.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + "/" + entry.getValue())
                .collect(Collectors.joining(":"));
    }
}
