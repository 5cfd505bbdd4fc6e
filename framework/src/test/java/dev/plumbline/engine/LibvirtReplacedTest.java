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
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineKill;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Placed;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.libvirt.PrivateLibvirtd;
import dev.plumbline.lab.local.Trouble;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual machine is lost in a trial: another one is made on the other hypervisor, and no part of the trial counts. */
@Tag("guests")
class LibvirtReplacedTest {

    /** Where the machine of each body was. */
    private static final List<String> HOSTS = new ArrayList<>();

    @TempDir
    Path output;

    static class Twice {

        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1..2") int round,
                @Luns(size = "16 MiB", scope = Scope.EXPERIMENT) LunSet luns,
                @Vms(disk = "4 MiB", memory = "192 MiB", scope = Scope.EXPERIMENT) Machines machines) {
            Machine machine = machines.all().get(0);
            HOSTS.add(machine.require(Placed.class, "host").host());
            Load load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            return machines.run(
                    HOSTS.size() == 2
                            ? load.beside(new Trouble(machine.require(MachineKill.class, "end")::kill).named("trouble"))
                            : load);
        }
    }

    @Test
    void a_machine_that_ends_is_replaced_on_the_other_hypervisor_and_every_trial_is_there_once() throws Exception {
        String one = PrivateLibvirtd.shared().uri();
        try (PrivateLibvirtd other = PrivateLibvirtd.open()) {
            Files.writeString(output.resolve("lab.yaml"), """
                    labs:
                      vms:
                        kind: libvirt
                        hypervisors: ["%s", "%s"]
                        image: %s
                        quiet: {cpu: 100 %%, disk: 100 %%, runQueue: 1000, wait: 1 s}
                    """.formatted(one, other.uri(), GuestImages.folder()));
            EngineRun run = new EngineRun(output)
                    .with(PlumblineProperties.LAB, "vms")
                    .with(PlumblineProperties.WARM_UP, "500 ms")
                    .with(PlumblineProperties.MEASURE, "2 s");

            run.execute(selectClass(Twice.class));

            assertReplaced(run.journal().sessions().get(0), one, other.uri());
        }
    }

    private static void assertReplaced(Run.Judged judged, String first, String second) {
        assertThat(judged.session().trials()).extracting(TrialRecord::position).containsExactly(1, 2, 3, 4);
        assertThat(judged.session().trials())
                .allSatisfy(trial -> assertThat(trial.failure()).isNull())
                .extracting(TrialRecord::outcome)
                .containsOnly(Outcome.COMPLETE);
        assertThat(HOSTS).containsExactly(first, first, second, second, second);
        assertThat(judged.session().between().replacements()).singleElement().satisfies(replacement -> {
            assertThat(replacement.position()).isEqualTo(2);
            assertThat(replacement.host()).isEqualTo(first);
            assertThat(replacement.elsewhere()).isEqualTo(second);
            assertThat(replacement.why()).startsWith(replacement.machine() + " has ended");
        });
        assertThat(judged.judgement().findings())
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains(
                                " on " + first + " was lost (",
                                "; machines are made on " + second + " from then on; trial 2 "));
    }
}
