package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.IncompleteTrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** fio's log of rates, which stands in for that of latencies where fio has lost it. */
@Timeout(60)
class FioRatesTest {

    private static final int OPERATIONS = 200;

    /** fio looks at the clock for each log by itself, and may be kept waiting between them. */
    private static final long A_LINE_LATER = 100;

    @TempDir
    Path folder;

    private Path latencies;
    private Path rates;

    private record Operation(long endMillis, long latencyNanos, long bytes) {}

    @BeforeEach
    void name() {
        latencies = folder.resolve("vm-1_clat.1.log");
        rates = folder.resolve("vm-1_bw.1.log");
    }

    /** Operations that take a millisecond or so, as a disk's do. */
    private void run() throws Exception {
        Path said = folder.resolve("said");
        Process fio = new ProcessBuilder(
                        "fio",
                        "--name=vm-1",
                        "--filename=" + folder.resolve("volume"),
                        "--size=1M",
                        "--io_size=100M",
                        "--bssplit=2k/60:64k/40",
                        "--rw=randrw",
                        "--fsync=1",
                        "--number_ios=" + OPERATIONS,
                        "--write_lat_log=vm-1",
                        "--write_bw_log=vm-1",
                        "--log_avg_msec=0",
                        "--log_unix_epoch=1",
                        "--disable_lat=1",
                        "--disable_slat=1")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(fio.waitFor()).as(Files.readString(said)).isZero();
    }

    private static List<Operation> read(FioLog log) throws IOException {
        List<Operation> operations = new ArrayList<>();
        log.read((end, latency, bytes) -> operations.add(new Operation(end, latency, bytes)));
        return operations;
    }

    @Test
    void tells_the_same_of_every_operation() throws Exception {
        run();
        List<Operation> expected = read(Objects.requireNonNull(FioLog.either(latencies, rates, 0)));
        Files.delete(latencies);

        List<Operation> told = read(Objects.requireNonNull(FioLog.either(latencies, rates, 0)));

        assertThat(told).hasSameSizeAs(expected).hasSizeGreaterThanOrEqualTo(OPERATIONS);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).endMillis()).isCloseTo(expected.get(i).endMillis(), within(A_LINE_LATER));
            assertThat(told.get(i).bytes()).isEqualTo(expected.get(i).bytes());
            assertThat(told.get(i).latencyNanos()).isCloseTo(expected.get(i).latencyNanos(), withinPercentage(1));
        }
    }

    @Test
    void is_not_asked_where_the_other_is_there() throws IOException {
        Files.writeString(latencies, "1000, 2000000, 0, 2048, 0, 0\n");
        Files.writeString(rates, "1000, 512, 0, 2048, 0, 0\n");

        assertThat(read(Objects.requireNonNull(FioLog.either(latencies, rates, 0))))
                .containsExactly(new Operation(1000, 2_000_000, 2048));
    }

    @Test
    void that_is_too_coarse_breaks_the_trial() throws IOException {
        Files.writeString(rates, "1000, 49, 0, 2048, 0, 0\n");

        assertThatThrownBy(() -> FioLog.either(latencies, rates, 0))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessage("fio told an operation's rate alone, and 49 kB/s is too coarse to tell its time by;"
                        + " measure again");
    }
}
