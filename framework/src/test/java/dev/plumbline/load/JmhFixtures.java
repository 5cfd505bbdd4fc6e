package dev.plumbline.load;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Benchmarks as users write them, for tests. */
@State(Scope.Thread)
public class JmhFixtures {

    @Param({"1", "2"})
    public int size;

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public int time() {
        return size + 1;
    }

    @Benchmark
    public int failing() {
        throw new IllegalStateException("no luck today");
    }

    /** Ends the forked JVM in the middle of it, as the kernel does for want of memory. */
    @Benchmark
    public int dying() {
        Runtime.getRuntime().halt(9);
        return 0;
    }
}
