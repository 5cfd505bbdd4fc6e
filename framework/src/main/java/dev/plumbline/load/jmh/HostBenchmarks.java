package dev.plumbline.load.jmh;

import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What one thread gets of a processor and of memory. Each step needs the result of the one before, so that the compiler can neither
 * leave steps out nor do several at once.
 */
@BenchmarkMode(Mode.Throughput)
@State(Scope.Thread)
public class HostBenchmarks {

    private static final int STEPS = 1024;

    private long number = 88172645463325252L;
    private double value = 0.3;

    /** For JMH. */
    public HostBenchmarks() {}

    /** Steps of Marsaglia's xorshift generator, three shifts and three exclusive ors each. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long integer() {
        long x = number;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        number = x;
        return x;
    }

    /** Steps of the logistic map, two multiplications and a subtraction each; it neither settles nor leaves 0 to 1. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double floatingPoint() {
        double x = value;
        for (int i = 0; i < STEPS; i++) {
            x = 3.99 * x * (1 - x);
        }
        value = x;
        return x;
    }

    /** MiB copied from one array to another, both larger than most caches. */
    @Benchmark
    @OperationsPerInvocation(Buffers.MIB)
    public byte memoryCopy(Buffers buffers) {
        System.arraycopy(buffers.from, 0, buffers.to, 0, buffers.from.length);
        return buffers.to[0];
    }

    /** Reads from memory, each at a random place that the read before names. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int pointerChase(Chain chain) {
        int at = chain.at;
        for (int i = 0; i < STEPS; i++) {
            at = chain.next[at];
        }
        chain.at = at;
        return at;
    }

    /** What is copied. */
    @State(Scope.Thread)
    public static class Buffers {

        static final int MIB = 32;

        final byte[] from = new byte[MIB << 20];
        final byte[] to = new byte[MIB << 20];

        /** For JMH. */
        public Buffers() {
            Arrays.fill(from, (byte) 1); // pages that were never written to are not there
            Arrays.fill(to, (byte) 2);
        }
    }

    /** One cycle through 32 MiB, in random order by Sattolo's algorithm. */
    @State(Scope.Thread)
    public static class Chain {

        private static final int PLACES = 8 << 20;

        final int[] next = new int[PLACES];
        int at;

        /** For JMH. */
        public Chain() {
            for (int i = 0; i < PLACES; i++) {
                next[i] = i;
            }
            Random random = new Random(1);
            for (int i = PLACES - 1; i > 0; i--) {
                int other = random.nextInt(i);
                int place = next[i];
                next[i] = next[other];
                next[other] = place;
            }
        }
    }
}
