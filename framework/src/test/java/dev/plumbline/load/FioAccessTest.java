package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real fio does with the options: it logs its operations, and its engine {@code null} does none of them. */
class FioAccessTest {

    private static final int OPERATIONS = 20_000;
    private static final double WHOLE_PER_CENT = 0.02;

    @TempDir
    Path folder;

    @Test
    void one_line_is_one_size_and_one_share() {
        assertThat(FioAccess.options(AccessSpec.IOMETER_DEFAULT.withOutstanding(8)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "rw", "randrw",
                        "rwmixread", "67",
                        "bs", "2048",
                        "percentage_random", "100,100",
                        "blockalign", "2048,2048",
                        "norandommap", "1",
                        "iodepth", "8"));
    }

    @Test
    void fio_reads_writes_and_jumps_as_iometers_default_says() throws Exception {
        List<Io> operations = logged(AccessSpec.IOMETER_DEFAULT.withRandomShare(0.25));

        assertThat(share(operations, Io::reads)).isCloseTo(0.67, within(WHOLE_PER_CENT));
        assertThat(operations).allSatisfy(io -> {
            assertThat(io.bytes()).isEqualTo(2048);
            assertThat(io.offset() % 2048).isZero();
        });
    }

    @Test
    void all_in_one_of_2004_has_its_sizes_by_direction() throws Exception {
        List<Io> operations = logged(AccessSpec.ALL_IN_ONE_2004);

        assertThat(share(operations, Io::reads)).isCloseTo(0.5, within(WHOLE_PER_CENT));
        for (int size : List.of(512, 4096, 16384, 32768)) {
            assertThat(share(operations, io -> io.reads() && io.bytes() == size))
                    .isCloseTo(0.125, within(WHOLE_PER_CENT));
        }
    }

    @Test
    void all_in_one_of_1_1_0_has_its_sizes_by_randomness() throws Exception {
        assertThat(FioAccess.options(AccessSpec.ALL_IN_ONE_1_1_0))
                .containsEntry("bs_is_seq_rand", "1")
                .containsEntry("percentage_random", "12,12")
                .containsEntry("blockalign", "4096,4096");

        List<Io> operations = logged(AccessSpec.ALL_IN_ONE_1_1_0);
        assertThat(share(operations, io -> io.bytes() == 4096)).isCloseTo(0.32, within(WHOLE_PER_CENT));
        assertThat(share(operations, io -> io.bytes() == 262144)).isCloseTo(0.09, within(WHOLE_PER_CENT));
        assertThat(share(operations, Io::reads)).isCloseTo(0.5, within(WHOLE_PER_CENT));
    }

    @Test
    void a_share_of_reads_of_its_own_for_each_size_is_expressed() throws Exception {
        List<Io> operations = logged(AccessSpec.of(
                AccessLine.of(4096, 0.9, 1).withShare(0.7).withAlignBytes(512),
                AccessLine.of(8192, 0.2, 1).withShare(0.3).withAlignBytes(512)));

        assertThat(share(operations, io -> io.reads() && io.bytes() == 4096)).isCloseTo(0.63, within(WHOLE_PER_CENT));
        assertThat(share(operations, io -> io.reads() && io.bytes() == 8192)).isCloseTo(0.06, within(WHOLE_PER_CENT));
        assertThat(share(operations, io -> !io.reads() && io.bytes() == 8192)).isCloseTo(0.24, within(WHOLE_PER_CENT));
        assertThat(operations).allSatisfy(io -> assertThat(io.offset() % 512).isZero());
    }

    @Test
    void fio_takes_pauses_and_bursts() throws Exception {
        AccessSpec spec = AccessSpec.IOMETER_DEFAULT.withBursts(4, Duration.ofMillis(3));

        assertThat(FioAccess.options(spec)).containsEntry("thinktime", "3000us").containsEntry("thinktime_blocks", "4");
        assertThat(logged(spec, 40)).hasSize(40);
    }

    @Test
    void what_one_job_cannot_do_is_refused_in_a_sentence() {
        AccessLine line = AccessLine.of(4096, 1, 1).withShare(0.5);

        assertRefused(AccessSpec.of(line, line.withBursts(1, Duration.ofMillis(1))), "different delays");
        assertRefused(AccessSpec.of(line, line.withBlockBytes(8192)), "different alignments", "4096 and 8192");
        assertRefused(
                AccessSpec.of(
                        line.withReadShare(0.9),
                        line.withBlockBytes(8192).withRandomShare(0).withReadShare(0.1)),
                "shares of reads and of random places both differ");
        assertRefused(AccessSpec.of(new AccessLine(512, 1, 1, 1, Duration.ZERO, 1, 0, 512)), "replies");
    }

    private static void assertRefused(AccessSpec spec, String... parts) {
        assertThatThrownBy(() -> FioAccess.options(spec))
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("levels of a factor");
    }

    private record Io(boolean reads, long offset, int bytes) {}

    private static double share(List<Io> operations, Predicate<Io> kind) {
        return (double) operations.stream().filter(kind).count() / operations.size();
    }

    private List<Io> logged(AccessSpec spec) throws Exception {
        return logged(spec, OPERATIONS);
    }

    private List<Io> logged(AccessSpec spec, int number) throws Exception {
        Path log = folder.resolve("io.log");
        String options = FioAccess.options(spec).entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(Collectors.joining());
        Path job = Files.writeString(
                folder.resolve("job.fio"),
                "[job]\nioengine=null\nsize=1g\nnumber_ios=" + number + "\nwrite_iolog=" + log + "\n" + options);
        Path said = folder.resolve("said.txt");
        Process fio = new ProcessBuilder("fio", job.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(fio.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(fio.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            fio.destroyForcibly();
        }
        return operations(log);
    }

    private static List<Io> operations(Path log) throws IOException {
        List<Io> operations = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            String[] words = line.split(" ");
            int verb = words.length - 3;
            if (verb > 0 && (words[verb].equals("read") || words[verb].equals("write"))) {
                operations.add(new Io(
                        words[verb].equals("read"),
                        Long.parseLong(words[verb + 1]),
                        Integer.parseInt(words[verb + 2])));
            }
        }
        return operations;
    }
}
