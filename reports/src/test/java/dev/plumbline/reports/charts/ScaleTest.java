package dev.plumbline.reports.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void anAxisStartsAtZeroAndItsMarksAreRound() {
        Scale scale = Scale.fromZero(DoubleStream.of(484, 968), DoubleStream.of(1_000));

        assertThat(scale.bottom()).isZero();
        assertThat(scale.top()).isGreaterThan(1_000);
        assertThat(scale.ticks()).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0);
    }

    @Test
    void anIntervalThatReachesFarAboveDoesNotFlattenTheCurve() {
        assertThat(Scale.fromZero(DoubleStream.of(100), DoubleStream.of(1e9)).top())
                .isLessThan(200);
    }

    @Test
    void nothingButZerosAndNothingAtAllStillMakeAnAxis() {
        for (Scale scale : new Scale[] {
            Scale.fromZero(DoubleStream.of(0, 0), DoubleStream.empty()),
            Scale.fromZero(DoubleStream.of(Double.NaN), DoubleStream.of(Double.POSITIVE_INFINITY)),
            Scale.fromZero(DoubleStream.of(-3, -5), DoubleStream.empty()),
            Scale.wide(),
            Scale.near(),
        }) {
            assertThat(scale.top()).isGreaterThan(scale.bottom());
            assertThat(scale.ticks()).isNotEmpty();
        }
    }

    @Test
    void valuesNearEachOtherBreakTheAxisAndValuesOfVeryDifferentSizeMakeItLogarithmic() {
        assertThat(Scale.near(800, 810).kind()).isEqualTo(Scale.Kind.BROKEN);
        assertThat(Scale.near(400, 810).kind()).isEqualTo(Scale.Kind.ZERO);
        assertThat(Scale.wide(1, 1_000).kind()).isEqualTo(Scale.Kind.LOGARITHMIC);
        assertThat(Scale.wide(1, 1_000).ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(Scale.wide(0, 1_000).kind()).isEqualTo(Scale.Kind.ZERO);
    }

    @Test
    void textThatIsTooLongForALineIsBrokenBetweenWords() {
        assertThat(TextRoom.lines("one two three", 60, Pen.Type.SMALL)).containsExactly("one two", "three");
        assertThat(TextRoom.lines("x".repeat(300), 60, Pen.Type.SMALL))
                .hasSize(1)
                .allMatch(line -> line.endsWith("…"));
    }
}
