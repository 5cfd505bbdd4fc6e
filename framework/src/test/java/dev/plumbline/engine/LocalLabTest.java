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
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run on the lab {@code local}: what is true there is found, and what breaks a trial breaks no other. */
class LocalLabTest {

    @TempDir
    Path output;

    /** LunDistribution in small: four disks fit on a LUN, so the second is used from five machines on. */
    static class Small {
        @Experiment("Do machines run faster spread over two LUNs?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("2..7") int vms,
                @Factor("PACKED") Placement placement,
                @Luns(count = "2", size = "4 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "1 MiB", placement = "{placement}") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    @Test
    void the_jump_at_the_fifth_machine_is_found_and_explained_by_the_second_lun() throws IOException {
        Run run = run(Small.class, "lun: {kind: nbdkit, service: 2 ms}");

        assertThat(run.sessions().get(0).session().trials())
                .hasSize(12)
                .allSatisfy(trial -> assertThat(trial.failure()).isNull());
        assertThat(Objects.requireNonNull(run.sessions().get(0).judgement()).findings())
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("vms=5", "LUNs in use", "1 → 2"));
    }

    private Run run(Class<?> experiment, String settings) throws IOException {
        Files.writeString(
                output.resolve("lab.yaml"),
                "labs: {small: {kind: local, times: {warmUp: 200 ms, measure: 800 ms}, " + settings + "}}");
        EngineRun run = new EngineRun(output).with(PlumblineProperties.LAB, "small");
        run.execute(selectClass(experiment));
        return run.journal();
    }
}
