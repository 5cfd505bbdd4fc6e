package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import dev.plumbline.model.Better;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What is imported of IOMeter's columns: a column, and the one that must be more than 0 for its value to mean anything. */
enum IometerValue {
    IOPS("iops", "1/s", Better.HIGHER, IometerColumn.IOPS, IometerColumn.IOPS),
    READ_IOPS("readIops", "1/s", Better.HIGHER, IometerColumn.READ_IOPS, IometerColumn.READ_IOPS),
    WRITE_IOPS("writeIops", "1/s", Better.HIGHER, IometerColumn.WRITE_IOPS, IometerColumn.WRITE_IOPS),
    THROUGHPUT("throughput", "MiB/s", Better.HIGHER, IometerColumn.MIB_PER_SECOND, IometerColumn.IOPS),
    READ_THROUGHPUT(
            "readThroughput", "MiB/s", Better.HIGHER, IometerColumn.READ_MIB_PER_SECOND, IometerColumn.READ_IOPS),
    WRITE_THROUGHPUT(
            "writeThroughput", "MiB/s", Better.HIGHER, IometerColumn.WRITE_MIB_PER_SECOND, IometerColumn.WRITE_IOPS),
    TRANSACTIONS(
            "transactions",
            "1/s",
            Better.HIGHER,
            IometerColumn.TRANSACTIONS_PER_SECOND,
            IometerColumn.TRANSACTIONS_PER_SECOND),
    CONNECTIONS(
            "connections",
            "1/s",
            Better.HIGHER,
            IometerColumn.CONNECTIONS_PER_SECOND,
            IometerColumn.CONNECTIONS_PER_SECOND),
    LATENCY_MEAN("latencyMean", "ms", Better.LOWER, IometerColumn.AVERAGE_RESPONSE_TIME, IometerColumn.IOPS),
    READ_LATENCY_MEAN(
            "readLatencyMean", "ms", Better.LOWER, IometerColumn.AVERAGE_READ_RESPONSE_TIME, IometerColumn.READ_IOPS),
    WRITE_LATENCY_MEAN(
            "writeLatencyMean",
            "ms",
            Better.LOWER,
            IometerColumn.AVERAGE_WRITE_RESPONSE_TIME,
            IometerColumn.WRITE_IOPS),
    LATENCY_MAX("latencyMax", "ms", Better.LOWER, IometerColumn.MAXIMUM_RESPONSE_TIME, IometerColumn.IOPS),
    CPU("cpu", "%", Better.LOWER, IometerColumn.CPU_UTILIZATION, IometerColumn.IOPS),
    ERRORS("errors", "", Better.LOWER, IometerColumn.ERRORS, IometerColumn.IOPS);

    private final String name;
    private final String unit;
    private final Better better;
    private final IometerColumn column;
    private final IometerColumn activity;

    IometerValue(String name, String unit, Better better, IometerColumn column, IometerColumn activity) {
        this.name = name;
        this.unit = unit;
        this.better = better;
        this.column = column;
        this.activity = activity;
    }

    /** The value in a row; empty where it is missing or means nothing. */
    OptionalDouble in(IometerRow row) throws UnreadableFileException {
        return row.number(activity).orElse(0) > 0 ? row.number(column) : OptionalDouble.empty();
    }

    ImportedValue of(double number, SortedMap<String, Double> machines) {
        return new ImportedValue(name, number, unit, better, machines, null);
    }
}
