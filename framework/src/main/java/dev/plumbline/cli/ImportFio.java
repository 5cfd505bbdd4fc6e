package dev.plumbline.cli;

import dev.plumbline.imports.ImportReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports what fio wrote. */
@Command(
        name = "fio",
        description =
                "Imports the JSON of fio (--output-format=json or json+), of fio itself or of its client. Jobs of one"
                        + " group are one run: their rates are added.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        footer = {
            "",
            "Examples:",
            "  plumbline import fio vms=1:one.json vms=2:two.json --experiment org.example.VmCount.disk --lab esx --dry-run",
            "  plumbline import fio sweep/*.json --factor depth=iodepth --experiment org.example.Depth.disk --lab san",
            "",
            "Facts of a run, for --factor and --only: job, jobs, hosts, group, and the options bs, rw, iodepth, numjobs,",
            "ioengine, direct, rwmixread, rwmixwrite, rate, rate_iops and fsync.",
            "Values: iops, throughput, latencyMean, latencyMax, p50 to p99.9, and the same for read, write and trim, as",
            "readIops. What fio did not measure is missing. Percentiles of several jobs cannot be added, so they are missing.",
        })
final class ImportFio implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "[LEVELS:]FILE",
            description = "A file, with its levels before it, as vms=4,placement=PACKED:run.json.")
    private List<String> files;

    @Mixin
    private ImportOptions options;

    @Override
    public Integer call() throws IOException {
        return options.run(ImportReader.fio(), files);
    }
}
