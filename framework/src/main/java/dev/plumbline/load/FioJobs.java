package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.ProcessStat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jobs of one run of fio's client, as far as their processes are seen from here. */
final class FioJobs {

    /** What fio may take to collect the results. */
    private static final long GRACE_SECONDS = 30;

    /** What it may take from one job that is ready to the next. */
    private static final long LONGEST_STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How often it is asked whether the servers of jobs that are not ready are there. */
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long POLL_MILLIS = 20;
    private static final long LOOK_MILLIS = 250;

    /** What fio may take to report a job that failed. */
    private static final long REPORT_MILLIS = 500;

    private final List<FioMachine> machines;
    private final Process client;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private @Nullable String lost;

    private FioJobs(List<FioMachine> machines, Process client) {
        this.machines = machines;
        this.client = client;
    }

    static FioJobs of(List<FioMachine> machines, Process client) {
        return new FioJobs(machines, client);
    }

    /**
     * Waits until all jobs are ready to begin, or the client has ended without.
     *
     * @throws IncompleteTrialException when a server is down
     */
    void awaitReady(FioGate gate) throws IOException, InterruptedException {
        long progress = System.nanoTime();
        long checked = progress;
        int before = 0;
        while (!client.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            find(gate);
            long now = System.nanoTime();
            if (jobs.size() == machines.size()) {
                return;
            }
            if (jobs.size() > before) {
                before = jobs.size();
                progress = now;
            }
            if (now - checked > CHECK_NANOS) {
                checkServers();
                checked = System.nanoTime();
            }
            if (now - progress > LONGEST_STANDSTILL_NANOS) {
                end(missing() + " was not made ready by fio");
            }
        }
    }

    private String missing() {
        return machines.stream()
                .map(FioMachine::name)
                .filter(name -> !jobs.containsKey(name))
                .collect(Collectors.joining(", ", "the job of ", ""));
    }

    /** Of those alone that are waited for: it costs a server a process. */
    private void checkServers() {
        for (FioMachine machine : machines) {
            if (!jobs.containsKey(machine.name()) && !machine.machine().ready()) {
                throw new IncompleteTrialException("the load server of " + machine.name() + " no longer answers");
            }
        }
    }

    private void find(FioGate gate) throws IOException {
        for (FioMachine machine : machines) {
            if (!jobs.containsKey(machine.name())) {
                if (gate.reached(machine.name())) {
                    jobs.put(machine.name(), Job.of(gate.process(machine.name())));
                }
            }
        }
    }

    /**
     * Waits until the client has ended. A job that ends before its time is seen at once, and the others are not waited for.
     *
     * @param runtimeMillis how long each job runs from now on
     * @throws IncompleteTrialException when it does not end
     */
    void awaitEnd(long runtimeMillis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(runtimeMillis);
        while (!client.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            long left = end - System.nanoTime();
            if (left > 0 && giveUp()) {
                return;
            }
            if (left < -TimeUnit.SECONDS.toNanos(GRACE_SECONDS)) {
                throw new IncompleteTrialException("fio had not ended " + GRACE_SECONDS + " s after its jobs");
            }
        }
    }

    /** Ends the client where a job is lost, so that it reports what it has; whether it did. */
    private boolean giveUp() throws InterruptedException {
        Optional<String> stopped = stopped();
        if (stopped.isPresent()) {
            end(stopped.get() + " was stopped by a signal");
            return true;
        }
        List<String> ended = jobs.entrySet().stream()
                .filter(job -> !job.getValue().alive())
                .map(Map.Entry::getKey)
                .toList();
        if (ended.isEmpty() || client.waitFor(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
            return false;
        }
        end("the job of " + String.join(", ", ended) + " ended before its time");
        return true;
    }

    /** Who does nothing any more until somebody lets it go on. */
    private Optional<String> stopped() {
        if (stopped(client.toHandle())) {
            return Optional.of("the client of fio");
        }
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().processes().stream().anyMatch(FioJobs::stopped))
                .map(job -> "the job of " + job.getKey())
                .findFirst();
    }

    private static boolean stopped(ProcessHandle process) {
        return ProcessStat.of(process.pid()).filter(ProcessStat::isStopped).isPresent();
    }

    /** Ends the client, which reports what it has where it is asked to end. */
    private void end(String why) throws InterruptedException {
        lost = why;
        client.destroy();
        if (!client.waitFor(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
            client.destroyForcibly().waitFor();
        }
    }

    /** A failure, with what was seen to be behind it. */
    IncompleteTrialException explained(IncompleteTrialException failure) {
        return lost == null ? failure : new IncompleteTrialException(lost + ": " + failure.getMessage(), failure);
    }

    /**
     * A job's process, and the one of its server that talks to the client; neither is there once it was killed.
     *
     * @param here whether they are this computer's
     * @param processes those that were there in the beginning
     */
    private record Job(boolean here, List<ProcessHandle> processes) {

        static Job of(OptionalLong process) {
            return new Job(
                    process.isPresent(),
                    process.stream()
                            .boxed()
                            .flatMap(id -> ProcessHandle.of(id).stream())
                            .flatMap(job -> Stream.concat(Stream.of(job), connection(job).stream()))
                            .toList());
        }

        /** A process that has lost its parent has another program as its parent. */
        private static Optional<ProcessHandle> connection(ProcessHandle job) {
            return job.parent()
                    .filter(parent -> parent.info().command().equals(job.info().command()));
        }

        boolean alive() {
            return !here || (processes.size() == 2 && processes.stream().allMatch(ProcessHandle::isAlive));
        }
    }
}
