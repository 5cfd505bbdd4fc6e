package dev.plumbline.load;

/** The benchmarks that come with Plumbline; each gives operations a second of one thread, and has the unit {@code ops/s}. */
public enum JmhBenchmark {
    /** Steps of integer arithmetic: three shifts and three exclusive ors each. */
    INTEGER("integer"),
    /** Steps of floating-point arithmetic: two multiplications and a subtraction each. */
    FLOATING_POINT("floatingPoint"),
    /** MiB copied from memory to memory; a thread takes 64 MiB. */
    MEMORY_COPY("memoryCopy"),
    /** Reads at random places of 32 MiB, each of which waits for the one before. */
    POINTER_CHASE("pointerChase");

    private final String method;

    JmhBenchmark(String method) {
        this.method = method;
    }

    /** Its name on the class path. */
    String qualifiedName() {
        return "dev.plumbline.load.jmh.HostBenchmarks." + method;
    }
}
