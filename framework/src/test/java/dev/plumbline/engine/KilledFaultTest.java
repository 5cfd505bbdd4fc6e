package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Response;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Fault;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.local.LeftoverCheck;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.Measurement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM that is killed while a LUN is slow on purpose: the next start takes the fault back with all the rest. */
@Tag("once")
class KilledFaultTest {

    private static final KilledLab LAB = new KilledLab(
            "kind: local, lun: {kind: nbdkit, rate: 64 Mbit/s},"
                    + " quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}",
            Slow.class, 1, false, LeftoverCheck::computer);

    static class Slow {
        @Experiment("What is left of a LUN that was slow?")
        @Blocks(1)
        @Response(name = "kept", unit = "%", better = HIGHER, tolerance = "20%")
        Measurement disk(
                @Luns(count = "1", size = "4 MiB") LunSet luns,
                @Vms(count = "1", disk = "1 MiB") Machines machines,
                @Fault(kind = "LUN_SLOW", after = "20 %", repair = "AFTERWARDS") DeclaredFault fault) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns).under(fault));
        }
    }

    @Test
    void nothing_is_left_of_a_lun_that_was_slow_when_the_run_was_killed() throws Exception {
        try (KillBench bench = KillBench.open(LAB)) {
            assertThat(bench.leftBy(now -> now.toString().startsWith("after DeclaredFault.strike")))
                    .isEmpty();
        }
    }
}
