package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPatternTest {

    private static final int OPERATIONS = 20_000;
    private static final long DISK = 1_000_003;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.33, 0.67, 1})
    void the_declared_share_of_operations_reads(double share) {
        AccessPattern pattern = pattern(AccessSpec.IOMETER_DEFAULT.withReadShare(share));

        long reads = IntStream.range(0, OPERATIONS).filter(i -> pattern.reads()).count();
        assertThat((double) reads / OPERATIONS).isCloseTo(share, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1})
    void the_declared_share_of_operations_goes_to_a_random_place(double share) {
        AccessSpec spec = AccessSpec.IOMETER_DEFAULT.withRandomShare(share);
        List<Long> offsets = offsets(spec);
        long last = DISK / spec.blockBytes() * spec.blockBytes();

        long jumps = IntStream.range(1, OPERATIONS)
                .filter(i -> (offsets.get(i - 1) + spec.blockBytes()) % last != offsets.get(i))
                .count();
        assertThat((double) jumps / OPERATIONS).isCloseTo(share, within(0.02));
    }

    @Test
    void every_operation_is_aligned_and_lies_on_the_disk_and_all_of_it_is_used() {
        AccessSpec spec = AccessSpec.IOMETER_DEFAULT.withBlock("4 KiB");

        assertThat(offsets(spec))
                .allSatisfy(offset -> {
                    assertThat(offset % 4096).isZero();
                    assertThat(offset + 4096).isLessThanOrEqualTo(DISK);
                })
                .contains(0L, (DISK / 4096 - 1) * 4096);
    }

    @Test
    void the_same_seed_gives_the_same_operations() {
        AccessPattern one = new AccessPattern(AccessSpec.IOMETER_DEFAULT, DISK, 3);
        AccessPattern other = new AccessPattern(AccessSpec.IOMETER_DEFAULT, DISK, 3);

        assertThat(LongStream.range(0, 100).map(i -> one.offset()))
                .containsExactlyElementsOf(LongStream.range(0, 100)
                        .map(i -> other.offset())
                        .boxed()
                        .toList());
    }

    private static List<Long> offsets(AccessSpec spec) {
        AccessPattern pattern = pattern(spec);
        return LongStream.range(0, OPERATIONS)
                .map(i -> pattern.offset())
                .boxed()
                .toList();
    }

    private static AccessPattern pattern(AccessSpec spec) {
        return new AccessPattern(spec, DISK, 1);
    }
}
