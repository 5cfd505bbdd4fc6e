package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.command.QemuExample;
import dev.plumbline.lab.libvirt.GuestImages;
import dev.plumbline.lab.local.LeftoverCheck;
import dev.plumbline.lab.local.LocalTestLab;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole walk over virtual machines that a script makes with plain QEMU, of which one is killed in the middle of a trial. */
@Tag("guests")
@Timeout(400)
class CommandQemuTest {

    private static final Pattern KNOWN = Pattern.compile("UserKnownHostsFile=\"?(/[^\" ]+\\.known)");
    private static final Set<Path> KNOWN_FILES = new TreeSet<>();

    private static QemuExample example;
    private static int bodies;

    @TempDir
    Path output;

    static class Count {

        @Experiment("How does throughput depend on the number of machines?")
        @Blocks(1)
        @Response(name = "iops", unit = "1/s", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor("1..2") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB", memory = "192 MiB") Machines machines)
                throws Exception {
            bodies++;
            assertThat(example.made()).hasSize(2);
            Set<Path> known = knownFiles();
            assertThat(known).as("one for each machine").hasSize(2).allMatch(Files::exists);
            KNOWN_FILES.addAll(known);
            CompletableFuture<Void> kill = bodies == 2 ? killUnderLoad() : CompletableFuture.completedFuture(null);
            try {
                return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
            } finally {
                kill.join();
            }
        }
    }

    /** Kills the emulator of vm-1 once its load writes to its disk. */
    private static CompletableFuture<Void> killUnderLoad() throws Exception {
        Path machine = example.made().get(0);
        Path disk = machine.resolve("data.raw");
        FileTime before = Files.getLastModifiedTime(disk);
        return CompletableFuture.runAsync(() -> {
            Awaitility.await("the load of " + machine)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.getLastModifiedTime(disk).compareTo(before) > 0);
            QemuExample.emulator(machine).destroyForcibly();
        });
    }

    /** As the connections of this JVM name them. */
    private static Set<Path> knownFiles() {
        return ProcessHandle.current()
                .children()
                .map(process -> KNOWN.matcher(LeftoverCheck.commandLine(process.pid())))
                .flatMap(found -> found.results().map((MatchResult one) -> Path.of(one.group(1))))
                .collect(Collectors.toSet());
    }

    @Test
    void it_runs_as_it_is_and_a_machine_that_is_killed_breaks_the_trial_and_leaves_nothing() throws Exception {
        try (LabLock lock = LocalTestLab.lock()) {
            assertThat(lock).isNotNull();
            example = QemuExample.in(output, GuestImages.folder(), "3 min");
            EngineRun run = new EngineRun(output)
                    .with(PlumblineProperties.LAB, "qemu")
                    .with(PlumblineProperties.REPLACEMENTS, "0")
                    .with(PlumblineProperties.WARM_UP, "2 s")
                    .with(PlumblineProperties.MEASURE, "2 s");

            assertThat(EngineRun.failures(run.execute(selectClass(Count.class))))
                    .as("that of the broken trial, and of the whole sweep")
                    .isNotEmpty()
                    .allMatch(message -> message.startsWith("BROKEN: "));

            assertTold(run.journal().sessions().get(0).session());
            assertThat(bodies).as("trials").isEqualTo(2);
            example.assertNothingLeft();
            assertThat(KNOWN_FILES)
                    .as("files of known hosts")
                    .hasSize(2)
                    .noneMatch(Files::exists)
                    .noneMatch(file -> Files.exists(file.getParent()));
        }
    }

    /** In the order in which they ran. */
    private static void assertTold(Session session) {
        assertThat(session.trials()).extracting(TrialRecord::outcome).containsExactly(Outcome.COMPLETE, Outcome.BROKEN);
        Measurement whole = Objects.requireNonNull(session.trials().get(0).measurement());
        assertThat(whole.readings().get(0).value()).isPositive();
        assertThat(whole.busy().get("vm-1 CPU")).isBetween(0.0, 1.0);
        assertThat(whole.covariates().get("vm-1 on the parent (%)"))
                .as("as the command tells")
                .isPositive();
        assertThat(whole.covariates()).containsKey("vm-1 memory (KiB)");
        assertThat(session.trials().get(1).failure())
                .startsWith("vm-1 has been lost (")
                .doesNotContain("\n");
        assertThat(session.fingerprint().identity().get("machine.create")).contains("qemu-machine create", " tcg ");
    }
}
