package dev.plumbline.lab.hosts;

import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.HostCourse;
import dev.plumbline.lab.linux.HostFigures;
import dev.plumbline.lab.ssh.SshConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a host for its processors' counters, again and again: how busy it is, and whether it answers at all. It has a thread of its
 * own, so that one that hangs holds nobody else up.
 */
final class Pulse implements HostCounters, AutoCloseable {

    /** Costs the host some microseconds, see the script of the connection. */
    private static final long EVERY_MILLIS = 200;

    /** Of the first line of /proc/stat, see proc(5): user nice system idle iowait irq softirq steal. */
    private static final int KINDS = 8;

    private static final int IDLE = 3;
    private static final int IOWAIT = 4;

    private final String name;
    private final SshConnection login;
    private final Duration patience;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread pulse = new Thread(task, "plumbline-pulse");
        pulse.setDaemon(true);
        return pulse;
    });

    private volatile double[] latest = new double[0];
    private volatile @Nullable String lost;

    private Pulse(String name, SshConnection login, Duration patience) {
        this.name = name;
        this.login = login;
        this.patience = patience;
    }

    /**
     * Starts one over a connection that is open; it has been felt once when this returns.
     *
     * @param patience how long an answer may take
     */
    static Pulse start(String name, SshConnection login, Duration patience) {
        Pulse pulse = new Pulse(name, login, patience);
        pulse.feel();
        Future<?> unused =
                pulse.thread.scheduleWithFixedDelay(pulse::feel, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return pulse;
    }

    private void feel() {
        if (lost != null) {
            return;
        }
        try {
            latest = parse(login.processors(patience));
        } catch (IOException e) {
            lost = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty for what is no line of counters. */
    static double[] parse(String line) {
        StringTokenizer words = new StringTokenizer(line);
        if (!words.hasMoreTokens() || !words.nextToken().equals("cpu") || words.countTokens() < KINDS) {
            return new double[0];
        }
        double[] counters = new double[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            String word = words.nextToken();
            if (!word.matches("\\d{1,18}")) {
                return new double[0];
            }
            counters[kind] = Double.parseDouble(word);
        }
        return counters;
    }

    /** Why it beats no more, as the rest of a sentence that begins with the host's name; empty while it does. */
    Optional<String> lost() {
        if (lost == null && !login.isOpen()) {
            feel();
        }
        return Optional.ofNullable(lost);
    }

    @Override
    public int size() {
        return KINDS;
    }

    /** The latest that was heard. */
    @Override
    public void read(double[] into, int at) {
        double[] heard = latest;
        for (int kind = 0; kind < KINDS; kind++) {
            into[at + kind] = kind < heard.length ? heard[kind] : Double.NaN;
        }
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        double[] grown = new double[KINDS];
        Arrays.setAll(grown, course::growth);
        double all = Arrays.stream(grown).sum();
        figures.busy(name + " CPU", 1 - (grown[IDLE] + grown[IOWAIT]) / all);
        figures.covariate(name + " CPU steal (%)", 100 * grown[KINDS - 1] / all);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
