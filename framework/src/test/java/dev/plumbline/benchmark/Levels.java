package dev.plumbline.benchmark;

import java.util.stream.IntStream;

/** The values that both engines run the body with. */
final class Levels {

    /** How many there are; a property, since an annotation cannot be told by a command line. */
    static final String COUNT = "benchmark.treatments";

    private Levels() {}

    static IntStream all() {
        return IntStream.rangeClosed(1, Integer.getInteger(COUNT, 1));
    }
}
