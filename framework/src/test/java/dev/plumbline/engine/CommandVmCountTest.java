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
import dev.plumbline.lab.command.TestCommands;
import dev.plumbline.lab.hosts.TestHosts;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An experiment as it is written for virtual machines, on machines that commands make. */
@Tag("once")
@Timeout(180)
class CommandVmCountTest {

    private static final List<String> MADE = new ArrayList<>();

    @TempDir
    Path output;

    private static TestCommands commands;

    static class Count {

        @Experiment("How does throughput depend on the number of machines?")
        @Blocks(1)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("1..2") int vms,
                @Luns(size = "64 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "8 MiB", cpus = "3", memory = "768 MiB") Machines machines)
                throws Exception {
            for (Path made : commands.made()) {
                MADE.add(made.getFileName() + ": " + Files.readString(made).strip());
            }
            assertThat(machines.startTime()).isPositive();
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    @Test
    void it_runs_as_it_is_and_every_machine_is_deleted() throws Exception {
        Path own = Files.createDirectories(output.resolve("hosts"));
        try (TestHosts hosts = TestHosts.start(own, 2)) {
            commands = new TestCommands(output, List.of(hosts.address(1), hosts.address(2)));
            commands.lab(hosts.login() + ", patience: 3 s, timeout: 30 s, lun: {folders: [/run/disk]}", "");
            MADE.clear();

            EngineRun run = new EngineRun(output)
                    .with(PlumblineProperties.LAB, "made")
                    .with(PlumblineProperties.WARM_UP, "100 ms")
                    .with(PlumblineProperties.MEASURE, "500 ms");
            assertThat(EngineRun.failures(run.execute(selectClass(Count.class))))
                    .isEmpty();

            Run.Judged judged = run.journal().sessions().get(0);
            assertThat(judged.session().trials())
                    .hasSize(2)
                    .allSatisfy(trial -> assertThat(
                                    Objects.requireNonNull(trial.measurement()).busy())
                            .containsKey("vm-1 CPU"));
            assertThat(judged.session().fingerprint().identity())
                    .containsEntry("machine.create", "./create {name} {cpus} {memory}");
            assertThat(MADE)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(machine -> assertThat(machine).matches("plumbline-[0-9a-f]{8}-vm-[12]: 3 CPU 768 MiB"));
            assertThat(commands.made()).as("what is left").isEmpty();
        }
    }
}
