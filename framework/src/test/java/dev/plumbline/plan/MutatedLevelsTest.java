package dev.plumbline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Placement;
import dev.plumbline.model.Level;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts of {@code @Factor} and {@code plumbline.only}. */
class MutatedLevelsTest {

    private static final int CASES = 1_000;
    private static final List<Class<?>> TYPES =
            List.of(int.class, long.class, double.class, boolean.class, Duration.class, Placement.class, String.class);

    @Test
    void aDamagedLevelIsReadOrRefusedInASentence() throws Exception {
        List<String> samples =
                List.of("8..22", "1..64 *2", "4 KiB", "0.67", "true", "2 ms", "PACKED", "64..1 -1", "-5..5");
        Mutations.run("levels of @Factor", CASES, samples, input -> {
            String text = new String(input, StandardCharsets.UTF_8);
            MisuseException refused = new MisuseException("no type takes it");
            int read = 0;
            for (Class<?> type : TYPES) {
                try {
                    List<LevelValue> levels = LevelSyntax.parse(text, type);
                    assertThat(levels).isNotEmpty().hasSizeLessThanOrEqualTo(1_000_000);
                    read += type == String.class ? 0 : 1;
                } catch (MisuseException e) {
                    refused = e;
                }
            }
            if (read == 0) {
                throw refused;
            }
        });
    }

    @Test
    void aDamagedSelectionIsReadOrRefusedInASentence() throws Exception {
        Treatment treatment = new Treatment(Map.of("vms", new Level("8", 8.0), "placement", Level.named("PACKED")));
        Mutations.run("plumbline.only", CASES / 2, List.of("vms=8..10|13,placement=PACKED", "vms=8"), input -> {
            Only only = Only.parse(new String(input, StandardCharsets.UTF_8));
            assertThat(only.keeps(treatment)).isIn(true, false);
        });
    }
}
