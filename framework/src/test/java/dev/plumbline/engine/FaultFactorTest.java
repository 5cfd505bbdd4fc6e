package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static dev.plumbline.model.Better.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Fault;
import dev.plumbline.lab.FaultKind;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What breaks, and how badly, as factors of an experiment on the embedded lab. */
class FaultFactorTest {

    @TempDir
    Path output;

    private static Measurement measured(Machines machines, LunSet luns, DeclaredFault fault) throws Exception {
        return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns).under(fault));
    }

    static class WithAndWithout {
        @Experiment("What is kept while a LUN is slow, or full?")
        @Blocks(2)
        @Response(name = "kept", unit = "%", better = HIGHER, tolerance = "5%")
        @Response(name = "recovery", unit = "ms", better = LOWER, tolerance = "50%")
        Measurement disk(
                @Factor({"NONE", "LUN_SLOW", "DISK_FULL"}) FaultKind kind,
                @Luns(count = "1", size = "4 MiB") LunSet luns,
                @Vms(count = "2", disk = "2 MiB") Machines machines,
                @Fault(kind = "{kind}", times = "5", after = "40 %", noticed = "40 %") DeclaredFault fault)
                throws Exception {
            return measured(machines, luns, fault);
        }
    }

    static class Stronger {
        @Experiment("What is kept while a LUN is ever slower?")
        @Blocks(1)
        @Response(name = "kept", unit = "%", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor({"1", "2", "4"}) int times,
                @Luns(count = "1", size = "4 MiB") LunSet luns,
                @Vms(count = "2", disk = "2 MiB") Machines machines,
                @Fault(kind = "LUN_SLOW", times = "{times}", after = "40 %", repair = "AFTERWARDS") DeclaredFault fault)
                throws Exception {
            return measured(machines, luns, fault);
        }
    }

    static class OfBothSorts {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "kept", unit = "%", better = HIGHER, tolerance = "5%")
        Measurement disk(
                @Factor({"MACHINE_KILLED", "LUN_SLOW"}) FaultKind kind,
                @Luns(count = "1", size = "4 MiB") LunSet luns,
                @Vms(count = "2", disk = "2 MiB") Machines machines,
                @Fault(kind = "{kind}", noticed = "40 %", scope = Scope.BLOCK) DeclaredFault fault)
                throws Exception {
            return measured(machines, luns, fault);
        }
    }

    private EngineRun run() {
        return new EngineRun(output).with(PlumblineProperties.LAB, "embedded");
    }

    private Map<String, Double> means(String response, Class<?> experiment) {
        EngineRun run = run();
        run.execute(selectClass(experiment));
        List<TrialRecord> trials = run.journal().sessions().get(0).session().trials();
        return trials.stream()
                .collect(Collectors.groupingBy(
                        TrialRecord::treatment,
                        Collectors.averagingDouble(
                                trial -> trial.value(response).orElseThrow())));
    }

    @Test
    void levels_with_a_fault_keep_less_than_the_one_without() {
        Map<String, Double> kept = means("kept", WithAndWithout.class);

        assertThat(kept).containsOnlyKeys("kind=NONE", "kind=LUN_SLOW", "kind=DISK_FULL");
        assertThat(kept.get("kind=NONE") / kept.get("kind=LUN_SLOW")).isBetween(4.0, 6.0);
        assertThat(kept.get("kind=DISK_FULL") / kept.get("kind=NONE")).isBetween(0.5, 0.85);
    }

    @Test
    void the_stronger_it_is_the_less_is_kept() {
        Map<String, Double> kept = means("kept", Stronger.class);

        assertThat(kept.get("times=1") / kept.get("times=2")).isBetween(1.7, 2.3);
        assertThat(kept.get("times=2") / kept.get("times=4")).isBetween(1.7, 2.3);
    }

    @Test
    void faults_of_machines_and_of_luns_do_not_share_a_block() {
        EngineExecutionResults results = run().execute(selectClass(OfBothSorts.class));

        assertThat(EngineRun.failures(results))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .contains("resource 'fault' is shared by all trials of a BLOCK, but kind differs between"));
    }

    @Test
    void a_lab_that_breaks_nothing_says_so_before_anything_starts() {
        EngineExecutionResults results =
                run().with(PlumblineProperties.LAB, "noop").execute(selectClass(Stronger.class));

        assertThat(EngineRun.failures(results))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).contains("lab 'noop' of kind noop has no LUNs"));
    }
}
