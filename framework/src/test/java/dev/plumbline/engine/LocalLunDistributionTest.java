package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on real parts: where the second LUN comes into use, throughput jumps, and the report says why. */
@Tag("once")
class LocalLunDistributionTest {

    private static final String LAB = """
            labs:
              spindles:
                kind: local
                lun: {kind: nbdkit, service: 5 ms}
                quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}
            """;

    @TempDir
    Path output;

    static class Packed {

        /** Four disks fit on a LUN, so the fifth machine's lies on the second. */
        @Experiment("Do virtual machines run faster spread over two LUNs?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("2..7") int vms,
                @Luns(count = "2", size = "32 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "8 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    @Test
    void the_jump_at_the_second_lun_is_found_and_named() throws IOException {
        Files.writeString(output.resolve("lab.yaml"), LAB);
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.LAB, "spindles")
                .with(PlumblineProperties.WARM_UP, "100 ms")
                .with(PlumblineProperties.MEASURE, "500 ms");

        run.execute(selectClass(Packed.class)).testEvents().assertStatistics(stats -> stats.failed(0));

        Run.Judged judged = run.journal().sessions().get(0);
        assertThat(iops(judged, "vms=7") / iops(judged, "vms=4"))
                .as("three machines or four on each LUN, and four on one")
                .isBetween(1.6, 2.2);
        assertThat(Objects.requireNonNull(judged.judgement()).findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.BREAK)
                .extracting(Finding::sentence)
                .filteredOn(sentence -> sentence.startsWith("iops jumps by "))
                .singleElement()
                .asString()
                .contains("at vms=5", "LUNs in use goes 1 → 2", "that explains it");
    }

    /** The mean of all blocks. */
    private static double iops(Run.Judged judged, String treatment) {
        return judged.session().trials().stream()
                .filter(trial -> trial.treatment().equals(treatment))
                .map(TrialRecord::measurement)
                .mapToDouble(measured ->
                        Objects.requireNonNull(measured).readings().get(0).value())
                .average()
                .orElseThrow();
    }
}
