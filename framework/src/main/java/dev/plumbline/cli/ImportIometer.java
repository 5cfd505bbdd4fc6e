package dev.plumbline.cli;

import dev.plumbline.imports.ImportReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports IOMeter's results. */
@Command(
        name = "iometer",
        description =
                "Imports IOMeter's results as CSV, of 2004 to 1.1.0. Each run in a file is one run of a sweep; IOMeter"
                        + " appends, so a file may hold several starts.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        footer = {
            "",
            "Examples:",
            "  plumbline import iometer results.csv --factor vms=targets --experiment org.example.VmCount.disk --lab esx",
            "  plumbline import iometer results.csv --factor vms=managers --only spec=Default --only start=2 \\",
            "    --response iops --response latency=latencyMean --experiment org.example.VmCount.disk --lab esx",
            "",
            "Facts of a run, for --factor and --only: managers, workers, targets, queue, spec, size, reads, random, type,",
            "description, start, run.",
            "Values: iops, throughput (MiB/s), transactions, connections, latencyMean, latencyMax, cpu, errors, and iops,",
            "throughput and latencyMean for read and write, as readIops.",
        })
final class ImportIometer implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "[LEVELS:]FILE",
            description = "A file, with levels that all its runs have before it, as placement=PACKED:results.csv.")
    private List<String> files;

    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() throws IOException {
        return options.run(ImportReader.iometer(), files);
    }
}
