package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

        long reads = IntStream.range(0, OPERATIONS)
                .filter(i -> next(pattern).reads())
                .count();
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

        assertThat(LongStream.range(0, 100).map(i -> next(one).offset()))
                .containsExactlyElementsOf(LongStream.range(0, 100)
                        .map(i -> next(other).offset())
                        .boxed()
                        .toList());
    }

    private static List<Long> offsets(AccessSpec spec) {
        AccessPattern pattern = pattern(spec);
        return LongStream.range(0, OPERATIONS)
                .map(i -> next(pattern).offset())
                .boxed()
                .toList();
    }

    @Test
    void lines_are_drawn_by_their_shares() {
        AccessPattern pattern = pattern(AccessSpec.ALL_IN_ONE_1_1_0);
        List<AccessPattern.Operation> operations =
                Stream.generate(() -> next(pattern)).limit(OPERATIONS).toList();

        assertThat(share(operations, operation -> operation.bytes() == 4096)).isCloseTo(0.32, within(0.015));
        assertThat(share(operations, operation -> operation.bytes() == 256 << 10))
                .isCloseTo(0.09, within(0.015));
        assertThat(share(operations, AccessPattern.Operation::reads)).isCloseTo(0.5, within(0.015));
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.offset() % 512).isZero();
            assertThat(operation.offset() + operation.bytes()).isLessThanOrEqualTo(DISK);
        });
    }

    @Test
    void operations_begin_at_multiples_of_the_alignment() {
        AccessSpec spec = AccessSpec.of(AccessLine.of(1000, 1, 0.5).withAlignBytes(4096));

        assertThat(offsets(spec))
                .allSatisfy(offset -> assertThat(offset % 4096).isZero())
                .contains(0L, 243L * 4096)
                .doesNotContain(244L * 4096);
    }

    @Test
    void a_machine_pauses_between_two_bursts_and_not_within_one() {
        AccessPattern pattern = pattern(AccessSpec.IOMETER_DEFAULT.withBursts(3, Duration.ofMillis(10)));

        for (int operation = 0; operation < 3; operation++) {
            assertThat(pattern.from(7)).isEqualTo(7);
            pattern.next();
        }
        assertThat(pattern.from(7)).isEqualTo(10_000_007);
        assertThat(pattern.from(9)).as("another outstanding one").isEqualTo(10_000_007);
        assertThat(pattern.from(10_000_007)).isEqualTo(10_000_007);
    }

    @Test
    void a_line_with_longer_bursts_has_more_of_the_operations() {
        AccessLine single = AccessLine.of(512, 1, 0).withShare(0.5);
        AccessSpec spec = AccessSpec.of(
                single, single.withBlockBytes(1024).withReadShare(0).withBursts(3, Duration.ZERO));
        AccessPattern pattern = pattern(spec);

        List<AccessPattern.Operation> operations =
                Stream.generate(() -> next(pattern)).limit(OPERATIONS).toList();
        assertThat(share(operations, AccessPattern.Operation::reads)).isCloseTo(0.25, within(0.02));
        assertThat(spec.readShare()).isEqualTo(0.25);
    }

    private static double share(List<AccessPattern.Operation> operations, Predicate<AccessPattern.Operation> kind) {
        return (double) operations.stream().filter(kind).count() / operations.size();
    }

    private static AccessPattern.Operation next(AccessPattern pattern) {
        pattern.from(0);
        return pattern.next();
    }

    private static AccessPattern pattern(AccessSpec spec) {
        return new AccessPattern(spec, DISK, 1);
    }
}
