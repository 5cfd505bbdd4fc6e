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
import dev.plumbline.lab.hosts.TestHosts;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An experiment as it is written for virtual machines, on hosts that are there. */
@Tag("once")
@Timeout(180)
class HostsVmCountTest {

    @TempDir
    Path output;

    static class Count {

        @Experiment("How does throughput depend on the number of machines?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("1..2") int vms,
                @Luns(size = "64 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "8 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    static class TooMany {

        @Experiment("Are there so many?")
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("3") int vms,
                @Luns(size = "64 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "8 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    @Test
    void it_runs_as_it_is_and_leaves_nothing_on_them() throws Exception {
        Path own = Files.createDirectories(output.resolve("hosts"));
        try (TestHosts hosts = TestHosts.start(own, 2)) {
            Files.writeString(output.resolve("lab.yaml"), "labs: {bare: " + hosts.section("", "") + "}");
            EngineRun run = new EngineRun(output)
                    .with(PlumblineProperties.LAB, "bare")
                    .with(PlumblineProperties.WARM_UP, "100 ms")
                    .with(PlumblineProperties.MEASURE, "500 ms");

            run.execute(selectClass(Count.class))
                    .testEvents()
                    .assertStatistics(stats -> stats.failed(0).succeeded(3));

            Run.Judged judged = run.journal().sessions().get(0);
            assertThat(judged.session().trials())
                    .hasSize(4)
                    .allSatisfy(trial -> assertThat(
                                    Objects.requireNonNull(trial.measurement()).busy())
                            .containsKeys("stone-1 CPU", "stone-2 CPU"));
            assertThat(judged.session().design().aliases())
                    .as("each host has the volume for itself")
                    .noneSatisfy(alias -> assertThat(alias.covariate()).contains("LUN"));
            assertThat(hosts.left()).isEmpty();

            assertThat(EngineRun.failures(run.execute(selectClass(TooMany.class))))
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(told).contains("3", "2"));
        }
    }
}
