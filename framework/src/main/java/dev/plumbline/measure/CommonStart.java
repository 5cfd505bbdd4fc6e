package dev.plumbline.measure;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Conductor;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.MissingCapabilityException;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a load: all workers start at one moment, the lab is sampled beside them, and every machine must answer. */
public final class CommonStart implements Conductor {

    /** From the call to the common start: enough for every worker's thread to be waiting. */
    private static final long LEAD_NANOS = 3_000_000;

    private static final long LEAD_NANOS_PER_WORKER = 50_000;

    /**
     * How far a worker may end behind its schedule, where the interval is shorter. Figures of a schedule stay right as long as
     * it is followed; a moment's delay on a busy computer is made up for.
     */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(4);

    private final Lab lab;
    private final Times times;

    /** Runs loads in this lab, for these times. */
    public CommonStart(Lab lab, Times times) {
        this.lab = lab;
        this.times = times;
    }

    /** A failure whose cause is the end of a machine tells that one. */
    @Override
    public Measurement run(Machines machines, Load load) {
        List<Worker> workers = explained(machines, load, () -> prepare(machines, load));
        RuntimeException failure = null;
        try {
            return explained(machines, load, () -> measure(machines, load, workers));
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            close(workers, failure);
        }
    }

    /** Asked before workers are closed: some start a machine's load server again then, and nobody would know that it had ended. */
    private static <T> T explained(Machines machines, Load load, Supplier<T> step) {
        try {
            return step.get();
        } catch (MachineLostException e) {
            throw e;
        } catch (IncompleteTrialException e) {
            throw Lives.explained(e, machines, load);
        }
    }

    private Measurement measure(Machines machines, Load load, List<Worker> workers) {
        Window window = window(workers.size());
        GeneratorCpu generator = GeneratorCpu.start();
        List<MachineAnswer> answers;
        Observed observed = Observed.NONE;
        Optional<Sampler> sampler = lab.port(Sampler.class);
        if (sampler.isPresent()) {
            try (Sampler.Watch watch = sampler.get().watch(window)) {
                answers = answers(machines, load, workers, window);
                observed = watch.in(CommonLoad.of(answers, times.measure()));
            }
        } else {
            answers = answers(machines, load, workers, window);
            CommonLoad.of(answers, times.measure());
        }
        SortedMap<String, Double> busy = new TreeMap<>(observed.busy());
        if (sampler.isEmpty() || !sampler.get().bySchedule()) {
            busy.putIfAbsent(
                    GeneratorCpu.NAME, generator.busy()); // a lab with load clients of its own counts those too
        }
        GeneratorClients.busy(workers).ifPresent(share -> busy.put(GeneratorClients.NAME, share));
        return Combining.combine(machines, answers, busy, observed);
    }

    private Window window(int workers) {
        long start = System.nanoTime() + LEAD_NANOS + workers * LEAD_NANOS_PER_WORKER;
        long from = start + times.warmUp().toNanos();
        return new Window(start, from, from + times.measure().toNanos());
    }

    private List<MachineAnswer> answers(Machines machines, Load load, List<Worker> workers, Window window) {
        List<MachineAnswer> answers = SideBySide.run(machines, load, workers, window);
        Set<String> missing =
                new HashSet<>(machines.all().stream().map(Machine::name).toList());
        answers.forEach(answer -> missing.remove(answer.machine()));
        if (!missing.isEmpty()) {
            throw new IncompleteTrialException("no answer came from "
                    + missing.stream().sorted().toList() + " of " + machines.count() + " machines");
        }
        for (MachineAnswer answer : answers) {
            checkCovered(answer.machine(), answer.answer());
        }
        return answers;
    }

    private void checkCovered(String machine, Answer answer) {
        if (answer.measured().length().compareTo(times.measure()) < 0) {
            throw new IncompleteTrialException(
                    machine + " loaded only " + answer.measured().length().toMillis() + " ms of the "
                            + times.measure().toMillis() + " ms that were to be measured");
        }
        Duration bound = times.measure().compareTo(LONGEST_LAG) > 0 ? times.measure() : LONGEST_LAG;
        if (answer.lag().compareTo(bound) > 0) {
            throw new IncompleteTrialException(
                    machine + " ended " + answer.lag().toMillis()
                            + " ms behind the lab's schedule, more than " + bound.toMillis()
                            + " ms: the computer that runs the load cannot follow it");
        }
    }

    private static List<Worker> prepare(Machines machines, Load load) {
        try {
            return load.workers(machines);
        } catch (MisuseException | MissingCapabilityException | IncompleteTrialException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteTrialException("the run was interrupted while the load was prepared", e);
        } catch (Exception e) { // whatever a load throws breaks this trial and no other
            throw new IncompleteTrialException("the load could not be prepared: " + e, e);
        }
    }

    private static void close(List<Worker> workers, @Nullable RuntimeException failure) {
        IncompleteTrialException first = null;
        for (Worker worker : workers) {
            try {
                worker.close();
            } catch (IOException | RuntimeException e) {
                if (first == null) {
                    first = e instanceof IncompleteTrialException sentence
                            ? sentence
                            : new IncompleteTrialException(
                                    "the load on " + worker.machine() + " could not be closed: " + e, e);
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null && failure != null) {
            failure.addSuppressed(first); // never in place of the first failure
        } else if (first != null) {
            throw first;
        }
    }
}
