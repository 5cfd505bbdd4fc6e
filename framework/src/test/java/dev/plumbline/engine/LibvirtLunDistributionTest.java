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
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole walk over real virtual machines; two of them fit on a LUN, so the third one's disk lies on the second. */
@Tag("guests")
class LibvirtLunDistributionTest {

    @TempDir
    Path output;

    static class Packed {

        @Experiment("Do virtual machines run faster spread over two LUNs?")
        @Blocks(1)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("1..4") int vms,
                @Luns(count = "2", size = "32 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "16 MiB", memory = "192 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    @Test
    void two_LUNs_give_twice_as_much_and_are_named_as_the_limit() throws IOException {
        PrivateLibvirtd libvirtd = PrivateLibvirtd.shared();
        Files.writeString(output.resolve("lab.yaml"), """
                labs:
                  vms:
                    kind: libvirt
                    hypervisors: ["%s"]
                    image: %s
                    lun: {kind: nbdkit, service: 10 ms}
                    quiet: {cpu: 100 %%, disk: 100 %%, runQueue: 1000, wait: 1 s}
                """.formatted(libvirtd.uri(), GuestImages.folder()));
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.LAB, "vms")
                .with(PlumblineProperties.WARM_UP, "500 ms")
                .with(PlumblineProperties.MEASURE, "2 s");

        run.execute(selectClass(Packed.class)).testEvents().assertStatistics(stats -> stats.failed(0));

        Run.Judged judged = run.journal().sessions().get(0);
        assertThat(iops(judged, "vms=2") / iops(judged, "vms=1"))
                .as("two machines on one LUN, and one alone")
                .isBetween(0.9, 1.4);
        assertThat(iops(judged, "vms=4") / iops(judged, "vms=2"))
                .as("two machines on each LUN, and two on one")
                .isBetween(1.5, 2.3);
        TrialRecord four = trial(judged, "vms=4");
        assertThat(Objects.requireNonNull(four.measurement()).busy().get("lun-1"))
                .isGreaterThan(0.7);
        assertThat(four.measurement().busy()).containsKeys("lun-2", "vm-4 CPU", "parent CPU");
        assertThat(four.measurement().covariates())
                .containsKeys("vm-1 disk requests (1/s)", "guests waiting for a processor, mean (%)");
        assertThat(four.measurement().covariates().get("start spread (ms)"))
                .as("they are let go together")
                .isLessThan(700);
    }

    private static double iops(Run.Judged judged, String treatment) {
        return Objects.requireNonNull(trial(judged, treatment).measurement())
                .readings()
                .get(0)
                .value();
    }

    private static TrialRecord trial(Run.Judged judged, String treatment) {
        return judged.session().trials().stream()
                .filter(trial -> trial.treatment().equals(treatment))
                .findFirst()
                .orElseThrow();
    }
}
