package dev.plumbline.imports;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of IOMeter's results, in their order. Up to 2006.07.27 there are 56; 1.1.0 has 80, where what was called MBps
 * is told to be MiB/s, decimal megabytes stand beside it, and latencies are counted in bins; versions between have 59.
 *
 * <p>Source: the headers that the published source of the tags 2004.07.30 and 1.1.0 writes.
 */
enum IometerColumn {
    TARGET_TYPE("'Target Type"),
    TARGET_NAME("Target Name"),
    ACCESS_SPECIFICATION_NAME("Access Specification Name"),
    MANAGERS("# Managers"),
    WORKERS("# Workers"),
    TARGETS("# Disks"),
    IOPS("IOps"),
    READ_IOPS("Read IOps"),
    WRITE_IOPS("Write IOps"),
    MIB_PER_SECOND("MBps", "MBps (Binary)", "MiBps (Binary)"),
    READ_MIB_PER_SECOND("Read MBps", "Read MBps (Binary)", "Read MiBps (Binary)"),
    WRITE_MIB_PER_SECOND("Write MBps", "Write MBps (Binary)", "Write MiBps (Binary)"),
    MB_PER_SECOND("MBps (Decimal)"),
    READ_MB_PER_SECOND("Read MBps (Decimal)"),
    WRITE_MB_PER_SECOND("Write MBps (Decimal)"),
    TRANSACTIONS_PER_SECOND("Transactions per Second"),
    CONNECTIONS_PER_SECOND("Connections per Second"),
    AVERAGE_RESPONSE_TIME("Average Response Time"),
    AVERAGE_READ_RESPONSE_TIME("Average Read Response Time"),
    AVERAGE_WRITE_RESPONSE_TIME("Average Write Response Time"),
    AVERAGE_TRANSACTION_TIME("Average Transaction Time"),
    AVERAGE_CONNECTION_TIME("Average Connection Time"),
    MAXIMUM_RESPONSE_TIME("Maximum Response Time"),
    MAXIMUM_READ_RESPONSE_TIME("Maximum Read Response Time"),
    MAXIMUM_WRITE_RESPONSE_TIME("Maximum Write Response Time"),
    MAXIMUM_TRANSACTION_TIME("Maximum Transaction Time"),
    MAXIMUM_CONNECTION_TIME("Maximum Connection Time"),
    ERRORS("Errors"),
    READ_ERRORS("Read Errors"),
    WRITE_ERRORS("Write Errors"),
    BYTES_READ("Bytes Read"),
    BYTES_WRITTEN("Bytes Written"),
    READ_COUNT("Read I/Os"),
    WRITE_COUNT("Write I/Os"),
    CONNECTIONS("Connections"),
    TRANSACTIONS_PER_CONNECTION("Transactions per Connection"),
    TOTAL_RAW_READ_RESPONSE_TIME("Total Raw Read Response Time"),
    TOTAL_RAW_WRITE_RESPONSE_TIME("Total Raw Write Response Time"),
    TOTAL_RAW_TRANSACTION_TIME("Total Raw Transaction Time"),
    TOTAL_RAW_CONNECTION_TIME("Total Raw Connection Time"),
    MAXIMUM_RAW_READ_RESPONSE_TIME("Maximum Raw Read Response Time"),
    MAXIMUM_RAW_WRITE_RESPONSE_TIME("Maximum Raw Write Response Time"),
    MAXIMUM_RAW_TRANSACTION_TIME("Maximum Raw Transaction Time"),
    MAXIMUM_RAW_CONNECTION_TIME("Maximum Raw Connection Time"),
    TOTAL_RAW_RUN_TIME("Total Raw Run Time"),
    STARTING_SECTOR("Starting Sector"),
    MAXIMUM_SIZE("Maximum Size"),
    QUEUE_DEPTH("Queue Depth"),
    CPU_UTILIZATION("% CPU Utilization"),
    USER_TIME("% User Time"),
    PRIVILEGED_TIME("% Privileged Time"),
    DPC_TIME("% DPC Time"),
    INTERRUPT_TIME("% Interrupt Time"),
    PROCESSOR_SPEED("Processor Speed"),
    INTERRUPTS_PER_SECOND("Interrupts per Second"),
    CPU_EFFECTIVENESS("CPU Effectiveness"),
    PACKETS_PER_SECOND("Packets/Second"),
    PACKET_ERRORS("Packet Errors"),
    SEGMENTS_RETRANSMITTED_PER_SECOND("Segments Retransmitted/Second"),
    FROM_0_TO_50_US("0 to 50 uS"),
    FROM_50_TO_100_US("50 to 100 uS"),
    FROM_100_TO_200_US("100 to 200 uS"),
    FROM_200_TO_500_US("200 to 500 uS"),
    FROM_0_5_TO_1_MS("0.5 to 1 mS"),
    FROM_1_TO_2_MS("1 to 2 mS"),
    FROM_2_TO_5_MS("2 to 5 mS"),
    FROM_5_TO_10_MS("5 to 10 mS"),
    FROM_10_TO_15_MS("10 to 15 mS"),
    FROM_15_TO_20_MS("15 to 20 mS"),
    FROM_20_TO_30_MS("20 to 30 mS"),
    FROM_30_TO_50_MS("30 to 50 mS"),
    FROM_50_TO_100_MS("50 to 100 mS"),
    FROM_100_TO_200_MS("100 to 200 mS"),
    FROM_200_TO_500_MS("200 to 500 mS"),
    FROM_0_5_TO_1_S("0.5 to 1 S"),
    FROM_1_TO_2_S("1 to 2 s"),
    FROM_2_TO_4_7_S("2 to 4.7 s"),
    FROM_4_7_TO_5_S("4.7 to 5 s"),
    FROM_5_TO_10_S("5 to 10 s"),
    FROM_10_S(">= 10 s");

    private static final Map<String, IometerColumn> BY_TITLE = Arrays.stream(values())
            .flatMap(column -> Stream.of(column.title, column.titleBetween, column.title110)
                    .distinct()
                    .map(title -> Map.entry(title, column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String title;
    private final String titleBetween;
    private final String title110;

    IometerColumn(String title) {
        this(title, title, title);
    }

    IometerColumn(String title, String titleBetween, String title110) {
        this.title = title;
        this.titleBetween = titleBetween;
        this.title110 = title110;
    }

    /** The column of that title, in any version. */
    static Optional<IometerColumn> titled(String title) {
        return Optional.ofNullable(BY_TITLE.get(title.strip()));
    }

    /** The 56 columns of 2004.07.30 to 2006.07.27. */
    static List<IometerColumn> of2004() {
        Set<IometerColumn> columns = EnumSet.allOf(IometerColumn.class);
        columns.removeAll(EnumSet.range(MB_PER_SECOND, WRITE_MB_PER_SECOND));
        columns.removeAll(EnumSet.range(FROM_0_TO_50_US, FROM_10_S));
        return List.copyOf(columns);
    }

    /** The title of the column in 2004, or in the first version that has it. */
    String title() {
        return title;
    }
}
