package dev.plumbline.load;

import java.io.PrintStream;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Tells when iterations begin and end, a line each, in place of what JMH prints for people. */
final class JmhEvents implements OutputFormat {

    static final String WARM_UP = "warm-up";
    static final String BEGIN = "begin";
    static final String END = "end";

    private final PrintStream out;

    JmhEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {
        out.println(iteration.getType() == IterationType.WARMUP ? WARM_UP : BEGIN);
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {
        if (iteration.getType() != IterationType.WARMUP) {
            out.println(END);
        }
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        // its first iteration is told
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        // it stands in the result file
    }

    @Override
    public void startRun() {
        // its first iteration is told
    }

    @Override
    public void endRun(Collection<RunResult> results) {
        // they stand in the result file
    }

    @Override
    public void print(String text) {
        // for people
    }

    @Override
    public void println(String text) {
        // for people
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    @Override
    public void verbosePrintln(String text) {
        // for people
    }

    @Override
    public void write(int character) {
        // what a benchmark prints itself
    }

    @Override
    public void write(byte[] text) {
        // what a benchmark prints itself
    }
}
