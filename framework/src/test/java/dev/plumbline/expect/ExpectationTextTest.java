package dev.plumbline.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Better;
import dev.plumbline.model.Experiment;
import dev.plumbline.model.Factor;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Response;
import dev.plumbline.model.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of expectations. */
class ExpectationTextTest {

    private static final Experiment EXPERIMENT = experiment();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iops falls along vms",
                "iops rises along vms for placement=PACKED, nic=1 Gbit/s",
                "iops falls along placement",
                "iops per vms falls along vms",
                "mean latency rises along vms",
                "iops is flat along vms within 10%",
                "iops is flat along vms within 2.5 % for vms=8..12",
                "iops at placement=ALTERNATING is 1.8 to 2.2 times that at placement=PACKED",
                "iops at placement=ALTERNATING is at least 1.8 times that at placement=PACKED for vms=8..12",
                "iops per vms at vms=9|10 is at most 0.5 times that at vms=8",
                "iops jumps up at vms=13",
                "iops jumps down at vms=13 with LUNs in use for placement=PACKED",
                "iops has no jump along vms for placement=ALTERNATING",
                "mean latency bends at vms=9..12",
                "lun-1 limits vms=8..12, placement=PACKED",
                "peer-1 link in does not limit nic=1 Gbit/s",
                "lun-* limits everything"
            })
    void everyFormIsRead(String sentence) {
        assertThatCode(() -> Expectations.requireReadable(sentence, EXPERIMENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iops goes down with vms|is not understood; write one of these: 'iops falls along vms'",
                "|is not understood",
                "iops falls along machines|there is no factor 'machines'; the factors are [vms, placement, nic]",
                "mbps falls along vms|'mbps' is no response; those declared by @Response are [iops, mean latency]",
                "iops falls along vms for placement=SPREAD|'placement' has no level 'SPREAD'; its levels are [PACKED,",
                "iops falls along vms for PACKED|'PACKED' is no selection; write for example 'vms=8..12'",
                "iops falls along vms for vms=8|that takes two levels of 'vms' or more",
                "iops per placement falls along vms|'placement' is no factor of numbers",
                "iops is flat along vms within 0%|must be above 0 % and below 100 %",
                "iops is flat along vms within 120%|must be above 0 % and below 100 %",
                "iops at vms=8 is 2 to 1 times that at vms=9|the lower one first",
                "iops at vms=8 is 2 times that at vms=9|a ratio lies between two bounds, or is bounded on one side",
                "iops at vms=8 is at least 2 to 3 times that at vms=9|a ratio lies between two bounds",
                "iops at vms=8 is 1.2.3 to 3 times that at vms=9|'1.2.3' is no number",
                "iops at vms=8 is 1 to 2 times that at vms=9..10|takes 2 levels of 'vms'; name one",
                "iops at vms=8 is 1 to 2 times that at vms=8|no two treatments differ in that way alone",
                "iops jumps up at vms=7|'vms' has no level '7'",
                "iops jumps up at vms=8..9|a jump is at one level",
                "iops jumps up at placement=PACKED|'placement' is no factor of numbers",
                "iops has no jump along placement|'placement' is no factor of numbers",
                "lun-1 limits vms=99|'vms' has no level '99'"
            })
    void whatCannotBeExpectedIsToldInOneSentence(String sentence, String told) {
        String text = sentence == null ? "" : sentence;

        assertThatThrownBy(() -> Expectations.requireReadable(text, EXPERIMENT))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("@Expect(\"" + text + "\")")
                .hasMessageContaining(told);
    }

    @Test
    void longTextWithoutAnEndIsRefusedQuickly() {
        String sentence = "iops at " + "vms=8, ".repeat(2_000) + "is";

        assertThatThrownBy(() -> Expectations.requireReadable(sentence, EXPERIMENT))
                .isInstanceOf(MisuseException.class);
    }

    @Test
    void levelsMayHoldCommas() {
        Experiment experiment = new Experiment(
                "org.example.A.b",
                "org.example.A",
                "b",
                "?",
                List.of(new Factor("mix", List.of(Level.named("1,2"), Level.named("3, 4")))),
                List.of(new Response("iops", "1/s", Better.HIGHER, 0.05)),
                List.of(
                        new Treatment(Map.of("mix", Level.named("1,2"))),
                        new Treatment(Map.of("mix", Level.named("3, 4")))),
                Set.of());

        Expected expected = ExpectationText.parse("iops at mix=3, 4 is 1 to 2 times that at mix=1,2", experiment);

        assertThat(expected.about()).hasSize(2);
    }

    static Experiment experiment() {
        List<Level> vms = IntStream.rangeClosed(8, 14)
                .mapToObj(n -> new Level(Integer.toString(n), (double) n))
                .toList();
        List<Level> placements = List.of(Level.named("PACKED"), Level.named("ALTERNATING"));
        List<Level> cards = List.of(new Level("10 Mbit/s", 1e7), new Level("1 Gbit/s", 1e9));
        List<Treatment> treatments = new ArrayList<>();
        for (Level n : vms) {
            for (Level placement : placements) {
                for (Level card : cards) {
                    Map<String, Level> levels = new LinkedHashMap<>();
                    levels.put("vms", n);
                    levels.put("placement", placement);
                    levels.put("nic", card);
                    treatments.add(new Treatment(levels));
                }
            }
        }
        return new Experiment(
                "org.example.LunDistribution.disk",
                "org.example.LunDistribution",
                "disk",
                "Does it pay?",
                List.of(new Factor("vms", vms), new Factor("placement", placements), new Factor("nic", cards)),
                List.of(
                        new Response("iops", "1/s", Better.HIGHER, 0.05),
                        new Response("mean latency", "ms", Better.LOWER, 0.05)),
                treatments,
                Set.of());
    }
}
