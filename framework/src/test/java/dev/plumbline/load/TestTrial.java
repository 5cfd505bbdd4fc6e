package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.TrialPoint;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts the workers of a load on threads against one window, as a conductor would. */
public record TestTrial(Window window, List<Answer> answers, SortedMap<String, Double> busy) {

    /** Warms up for 50 ms and measures for so many milliseconds. */
    public static TestTrial run(Lab lab, Machines machines, Load load, int measureMillis) throws Exception {
        return run(lab, machines, load, measureMillis, new TrialPoint(1, 1, "", 1, "all"));
    }

    public static TestTrial run(Lab lab, Machines machines, Load load, int measureMillis, TrialPoint point)
            throws Exception {
        lab.trialStarts(point);
        List<Worker> workers = load.workers(machines);
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            long from = start + TimeUnit.MILLISECONDS.toNanos(50);
            Window window = new Window(start, from, from + TimeUnit.MILLISECONDS.toNanos(measureMillis));
            try (Sampler.Watch watch = lab.require(Sampler.class, "sampler").watch(window)) {
                List<Callable<Answer>> runs = new ArrayList<>();
                workers.forEach(worker -> runs.add(() -> worker.run(window)));
                List<Answer> answers = new ArrayList<>();
                for (Future<Answer> answer : threads.invokeAll(runs)) {
                    answers.add(answer.get());
                }
                return new TestTrial(
                        window,
                        answers,
                        watch.in(new Interval(window.from(), window.to())).busy());
            }
        } finally {
            threads.shutdownNow();
            for (Worker worker : workers) {
                worker.close();
            }
        }
    }

    public double sum(String response) {
        return perMachine(response).stream().mapToDouble(Double::doubleValue).sum();
    }

    public List<Double> perMachine(String response) {
        return answers.stream()
                .flatMap(answer -> answer.values().stream())
                .filter(value -> value.response().equals(response))
                .map(Value::value)
                .toList();
    }

    public double worstLagMillis() {
        return answers.stream()
                .mapToDouble(answer -> answer.lag().toNanos() / 1e6)
                .max()
                .orElseThrow();
    }
}
