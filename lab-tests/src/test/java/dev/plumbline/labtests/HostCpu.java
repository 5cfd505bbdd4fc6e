package dev.plumbline.labtests;

import static dev.plumbline.model.Better.HIGHER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.JmhBenchmark;
import dev.plumbline.load.JmhLoad;
import dev.plumbline.model.Measurement;

/**
 * What is left to each machine of the host's processors and memory. A fork of JMH on each machine of a block is one sample, and the
 * mean of a fork is its value; the slope is what a further machine costs all. It needs machines that run programs of this
 * computer, which emulated ones do not.
 */
class HostCpu {

    @Experiment(value = "How do processor and memory rates fall as machines are added?", tags = "programs")
    @Blocks(3)
    @Response(name = "score", unit = "ops/s", better = HIGHER, tolerance = "10%")
    @Expect("score per machines falls along machines")
    Measurement rate(
            @Factor("1..4") int machines,
            @Factor({"INTEGER", "MEMORY_COPY"}) JmhBenchmark benchmark,
            @Vms(count = "{machines}") Machines hosts) {
        return hosts.run(JmhLoad.of(benchmark));
    }
}
