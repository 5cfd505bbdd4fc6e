package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.TestLab;
import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadMisuseTest {

    @TempDir
    Path folder;

    @Test
    void the_default_access_is_that_of_iometer() {
        assertThat(AccessSpec.IOMETER_DEFAULT.description()).isEqualTo("2 KiB, 67 % read, 100 % random, 1 outstanding");
        assertThat(AccessSpec.IOMETER_DEFAULT
                        .withBlock("4 KiB")
                        .withReadShare(1)
                        .withRandomShare(0)
                        .withOutstanding(8))
                .isEqualTo(new AccessSpec(4096, 1, 0, 8));
    }

    @Test
    void access_that_cannot_be_done_is_rejected() {
        AccessSpec spec = AccessSpec.IOMETER_DEFAULT;

        assertMisuse(() -> spec.withBlock("0 B"), "1 B to 64 MiB");
        assertMisuse(() -> spec.withBlock("1 TiB"), "1 B to 64 MiB");
        assertMisuse(() -> spec.withReadShare(67), "readShare", "0.67");
        assertMisuse(() -> spec.withRandomShare(Double.NaN), "randomShare");
        assertMisuse(() -> spec.withOutstanding(0), "between 1 and 1,024");
    }

    @Test
    void all_in_one_has_the_lines_of_iometer() {
        assertThat(AccessSpec.ALL_IN_ONE_2004.lines())
                .hasSize(20)
                .allSatisfy(line -> assertThat(line.share()).isEqualTo(0.05));
        assertThat(AccessSpec.ALL_IN_ONE_1_1_0.lines()).hasSize(29);
        assertThat(AccessSpec.ALL_IN_ONE_1_1_0.description())
                .isEqualTo("29 lines: 512 B to 256 KiB, 50 % read, 12 % random, 1 outstanding");
        assertThat(AccessSpec.IOMETER_DEFAULT
                        .withBursts(4, Duration.ofMillis(10))
                        .description())
                .isEqualTo("2 KiB, 67 % read, 100 % random, 10 ms after every 4, 1 outstanding");
    }

    @Test
    void lines_that_cannot_be_done_are_rejected() {
        AccessLine line = AccessLine.of(4096, 1, 1);

        assertMisuse(() -> AccessSpec.of(), "1 to 100 lines", "has 0");
        assertMisuse(() -> AccessSpec.of(line, line), "add up to 1", "add up to 2");
        assertMisuse(() -> line.withShare(0), "0.05 for 5 %");
        assertMisuse(() -> line.withBursts(0, Duration.ZERO), "1 to 1,000,000");
        assertMisuse(() -> line.withBursts(1, Duration.ofDays(1)), "between 0 and 1 h");
        assertMisuse(() -> line.withAlignBytes(-1), "alignBytes");
    }

    @Test
    void loads_that_cannot_be_run_are_rejected() {
        assertMisuse(() -> DownloadLoad.of("0 B"), "1 B to 1 GiB", "1 MB");
        assertMisuse(() -> DownloadLoad.of("1 MB").clients(0), "1 to 10,000 clients");
        assertMisuse(() -> RequestLoad.of("0 B"), "a request has 1 B to 64 MiB, but got '0 B'");
        assertMisuse(() -> RequestLoad.of("1 B").reply("65 MiB"), "a reply has 0 B to 64 MiB");
        assertMisuse(() -> RequestLoad.of("1 B").thinkTime(Duration.ofMinutes(2)), "0 s to 1 min");
        assertMisuse(() -> StreamLoad.to(new PeerMachine(null)).messages("1 GiB"), "1 B to 64 MiB");
        assertMisuse(() -> StreamLoad.to(new PeerMachine(null)).parallel(0), "1 to 128 streams", "parallel(4)");
        assertMisuse(() -> StreamLoad.to(new PeerMachine(null)).udp("0 bit/s"), "sends nothing", "100 Mbit/s");
    }

    @Test
    void a_disk_load_on_machines_that_cannot_take_it_says_what_to_write() throws Exception {
        try (TestLab test = TestLab.open(folder, "")) {
            LunSet luns = test.luns(2, 1200);
            DiskLoad load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            Machines diskless = test.machines(1, new LinkSpec(1, 1000), List.of());
            Machines small = test.machines(1, Placement.PACKED, luns);
            Machines onSecond = test.machines(13, Placement.PACKED, luns);
            DiskLoad onFirst = DiskLoad.of(AccessSpec.IOMETER_DEFAULT.withBlock("16 B"))
                    .on(new LunSet(luns.luns().subList(0, 1)));

            DiskLoad replying = DiskLoad.of(AccessSpec.of(new AccessLine(16, 1, 1, 1, Duration.ZERO, 1, 0, 8)))
                    .on(luns);

            assertMisuse(() -> replying.workers(small), "a disk does not reply", "replyBytes to 0");
            assertMisuse(() -> load.workers(diskless), "@Vms(disk = ");
            assertMisuse(() -> load.workers(small), "100 B", "2 KiB", "larger disk");
            assertMisuse(() -> onFirst.workers(onSecond), "lies on LUN 2", "@Vms(on)");
        }
    }

    private static void assertMisuse(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(MisuseException.class).hasMessageContainingAll(parts);
    }
}
