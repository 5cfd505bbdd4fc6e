package dev.plumbline.benchmark;

import java.util.Locale;

/** What is compared. */
enum Variant {
    /** The yardstick: it stores nothing. */
    JUPITER("junit-jupiter", UnderJupiter.class),
    /** Its journal in memory, so that what is left is the engine's own. */
    PLUMBLINE_IN_MEMORY("plumbline", UnderPlumbline.class),
    /** Its journal on the disk, with a wait for the disk after each trial. */
    PLUMBLINE_ON_DISK("plumbline", UnderPlumbline.class);

    private final String engine;
    private final Class<?> testClass;

    Variant(String engine, Class<?> testClass) {
        this.engine = engine;
        this.testClass = testClass;
    }

    String engine() {
        return engine;
    }

    Class<?> testClass() {
        return testClass;
    }

    /** The tests that must pass: an experiment also reports on the whole sweep. */
    long tests(int treatments) {
        return this == JUPITER ? treatments : treatments + 1L;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
