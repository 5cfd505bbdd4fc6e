package dev.plumbline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AliasesTest {

    private static final Factor VMS = new Factor(
            "vms",
            IntStream.rangeClosed(8, 22)
                    .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                    .toList());
    private static final Factor PLACEMENT =
            new Factor("placement", List.of(Level.named("PACKED"), Level.named("ALTERNATING")));

    private static List<String> sentences(BiFunction<Integer, String, Map<String, Double>> covariates) {
        Map<Treatment, SortedMap<String, Double>> all = new LinkedHashMap<>();
        for (Level vms : VMS.levels()) {
            for (Level placement : PLACEMENT.levels()) {
                Map<String, Level> levels = new LinkedHashMap<>();
                levels.put("vms", vms);
                levels.put("placement", placement);
                all.put(
                        new Treatment(levels),
                        new TreeMap<>(covariates.apply(Integer.valueOf(vms.text()), placement.text())));
            }
        }
        return Aliases.find(List.of(VMS, PLACEMENT), all).stream()
                .map(Alias::sentence)
                .toList();
    }

    @Test
    void theBumpAtThirteenIsNamedBeforeTheRun() {
        assertThat(sentences(
                        (vms, placement) -> Map.of("LUNs in use", placement.equals("PACKED") && vms <= 12 ? 1.0 : 2.0)))
                .first()
                .isEqualTo("from vms=13 on (placement=PACKED), LUNs in use goes 1 → 2: hold it fixed or cross it");
    }

    @Test
    void aBreakAtAllLevelsOfTheOtherFactorIsNamedOnce() {
        assertThat(sentences((vms, placement) -> Map.of("NUMA nodes", vms <= 16 ? 1.0 : 2.0)))
                .containsExactly("from vms=17 on, NUMA nodes goes 1 → 2: hold it fixed or cross it");
    }

    @Test
    void aCovariateThatMovesAtEveryLevelMovesAlong() {
        assertThat(sentences((vms, placement) -> Map.of("idle machines", 22.0 - vms)))
                .containsExactly("idle machines moves with vms, 14 to 0");
    }

    @Test
    void whatMovesWithTheOtherFactorOnlyIsNamedWithThat() {
        assertThat(sentences((vms, placement) -> Map.of("LUNs in use", placement.equals("PACKED") ? 1.0 : 2.0)))
                .containsExactly("LUNs in use moves with placement, 1 to 2");
    }

    @Test
    void whatNeverMovesIsNoAlias() {
        assertThat(sentences((vms, placement) -> Map.of("LUNs in use", 2.0))).isEmpty();
    }

    @Test
    void neighbouringSeedsGiveDifferentOrders() {
        List<DesignPoint> points = IntStream.range(0, 8)
                .mapToObj(n ->
                        new DesignPoint(new Treatment(Map.of("n", Level.named("level" + n))), List.of(n), List.of()))
                .toList();

        long orders = IntStream.range(0, 200)
                .mapToObj(seed -> Order.block(seed, 1, List.of(""), points).stream()
                        .map(PlannedTrial::point)
                        .toList())
                .distinct()
                .count();

        assertThat(orders).isGreaterThan(190); // of 40,320 possible ones
    }

    @Test
    void everyTreatmentIsFirstAboutEquallyOften() {
        List<DesignPoint> points = IntStream.range(0, 4)
                .mapToObj(n ->
                        new DesignPoint(new Treatment(Map.of("n", Level.named("level" + n))), List.of(n), List.of()))
                .toList();

        Map<DesignPoint, Long> first = IntStream.rangeClosed(1, 4000)
                .mapToObj(block ->
                        Order.block(42, block, List.of(""), points).get(0).point())
                .collect(Collectors.groupingBy(point -> point, Collectors.counting()));

        assertThat(first)
                .hasSize(4)
                .allSatisfy((point, count) -> assertThat(count).isBetween(880L, 1120L));
    }
}
