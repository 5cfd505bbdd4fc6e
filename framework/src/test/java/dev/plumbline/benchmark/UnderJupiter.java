package dev.plumbline.benchmark;

import dev.plumbline.model.Measurement;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The body as a parameterized test; Jupiter wants it void. */
class UnderJupiter {

    @ParameterizedTest
    @MethodSource("levels")
    void nothing(int level) {
        Measurement.of("x", level);
    }

    static IntStream levels() {
        return Levels.all();
    }
}
