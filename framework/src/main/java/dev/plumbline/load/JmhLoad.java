package dev.plumbline.load;

import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A benchmark of <a href="https://github.com/openjdk/jmh">JMH</a> on every machine at the same time, each in a JVM that is forked for
 * this trial: the mean of a fork is one sample, and blocks give independent ones. Response: {@code score} in JMH's unit, as
 * {@code ops/s}, added over the machines where it is a rate and averaged where it is a time.
 *
 * <pre>{@code
 * machines.run(JmhLoad.of(JmhBenchmark.MEMORY_COPY))
 * machines.run(JmhLoad.of("org.example.Codec.decode").parameter("size", "4096").threads(2))
 * }</pre>
 *
 * <p>The benchmark is one that JMH's annotation processor ({@code jmh-generator-annprocess}) has seen, on the class path of the
 * tests; machines must share the files of this computer. Warm-up and measured interval are those of the trial, and replace the
 * benchmark's own. A fork takes about a second to start: the warm-up should be at least as long, so that no machine begins to
 * measure while another one does not load yet.
 */
public final class JmhLoad implements Load {

    private final JmhJob job;

    private JmhLoad(JmhJob job) {
        this.job = job;
    }

    /** A benchmark that comes with Plumbline. */
    public static JmhLoad of(JmhBenchmark benchmark) {
        return of(benchmark.qualifiedName());
    }

    /**
     * A benchmark of one's own.
     *
     * @param benchmark its class and method, as {@code org.example.Codec.decode}
     */
    public static JmhLoad of(String benchmark) {
        if (!benchmark.matches("[\\w$]+(\\.[\\w$]+)+")) {
            throw new MisuseException("'" + benchmark
                    + "' names no benchmark; write its class and method, as 'org.example.Codec.decode'");
        }
        return new JmhLoad(new JmhJob(benchmark, 1, new TreeMap<>(), List.of()));
    }

    /** With so many threads in each fork, 1 or more. */
    public JmhLoad threads(int threads) {
        if (threads < 1) {
            throw new MisuseException("a benchmark has 1 thread or more, not " + threads);
        }
        return new JmhLoad(new JmhJob(job.benchmark(), threads, job.parameters(), job.jvmArguments()));
    }

    /** With this value of a field that is marked {@code @Param}. */
    public JmhLoad parameter(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(job.parameters());
        more.put(name, value);
        return new JmhLoad(new JmhJob(job.benchmark(), job.threads(), more, job.jvmArguments()));
    }

    /** With these arguments of the forked JVM, as {@code -Xmx256m}. */
    public JmhLoad jvmArguments(String... arguments) {
        return new JmhLoad(new JmhJob(job.benchmark(), job.threads(), job.parameters(), List.of(arguments)));
    }

    @Override
    public String description() {
        return "JMH: " + job.benchmark() + (job.threads() == 1 ? "" : ", " + job.threads() + " threads")
                + (job.parameters().isEmpty() ? "" : " " + job.parameters());
    }

    /** Starts a JVM on each machine that is ready to fork. */
    @Override
    public List<Worker> workers(Machines machines) throws IOException, InterruptedException {
        Map<Machine, Programs> programs = new LinkedHashMap<>();
        for (Machine machine : machines.all()) {
            programs.put(machine, machine.require(Programs.class, "programs that can be started on it, as JMH is"));
        }
        List<Worker> workers = new ArrayList<>();
        JmhRun run = new JmhRun(job);
        try {
            for (Map.Entry<Machine, Programs> entry : programs.entrySet()) {
                String name = entry.getKey().name();
                workers.add(new JmhWorker(run.add(JmhMachine.start(name, job, entry.getValue())), run));
            }
            run.awaitReady();
        } catch (IOException | InterruptedException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }
}
