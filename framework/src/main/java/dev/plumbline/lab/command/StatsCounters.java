package dev.plumbline.lab.command;

import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.HostCourse;
import dev.plumbline.lab.linux.HostFigures;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The figures of a command beside one load. It is asked again and again by a thread of its own, so that one that takes long holds
 * nobody up; when it told them is a figure itself, so that a rate is that between two answers.
 */
final class StatsCounters implements HostCounters {

    /** From one answer to the next question. */
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The column of the moments. */
    private static final int MOMENT = 0;

    /** Answers that span less of an interval say too little of it. */
    private static final double LEAST_SPANNED = 0.5;

    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;

    private final StatsSource source;
    private final List<Stat> figures;
    private final Executor threads;
    private final long begin = System.nanoTime();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private final double[] highest;
    private final boolean[] fallen;
    private volatile double[] latest;
    private volatile long next = begin;

    /** @param figures what it is asked for; others are not looked at */
    StatsCounters(StatsSource source, List<Stat> figures, Executor threads) {
        this.source = source;
        this.figures = List.copyOf(figures);
        this.threads = threads;
        this.highest = new double[figures.size()];
        this.fallen = new boolean[figures.size()];
        this.latest = unknown();
    }

    private double[] unknown() {
        double[] values = new double[size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    @Override
    public int size() {
        return 1 + figures.size();
    }

    @Override
    public void read(double[] into, int at) {
        if (System.nanoTime() - next >= 0 && asking.compareAndSet(false, true)) {
            threads.execute(this::ask);
        }
        System.arraycopy(latest, 0, into, at, size());
    }

    /** One at a time. */
    private void ask() {
        try {
            long asked = System.nanoTime();
            List<Stat> told = source.ask();
            latest = row(told, asked + (System.nanoTime() - asked) / 2);
        } catch (IOException e) {
            failures.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            next = System.nanoTime() + EVERY_NANOS;
            asking.set(false);
        }
    }

    private double[] row(List<Stat> told, long moment) {
        double[] row = unknown();
        row[MOMENT] = (moment - begin) / NANOS;
        for (Stat one : told) {
            for (int i = 0; i < figures.size(); i++) {
                if (figures.get(i).isSame(one)) {
                    row[1 + i] = value(one, i);
                }
            }
        }
        return row;
    }

    /** Of a counter that has fallen nobody knows by how much it has grown. */
    private double value(Stat figure, int number) {
        fallen[number] |= figure.grows() && figure.value() < highest[number];
        highest[number] = figure.value();
        return fallen[number] ? Double.NaN : figure.value();
    }

    @Override
    public void tell(HostCourse course, HostFigures told) {
        double spanned = course.growth(MOMENT);
        if (spanned >= LEAST_SPANNED * course.seconds()) {
            for (int i = 0; i < figures.size(); i++) {
                Stat figure = figures.get(i);
                double value = figure.grows()
                        ? course.growth(1 + i) / spanned
                        : course.values(1 + i).getAverage();
                tell(figure, value, told);
            }
        }
        if (failures.get() > 0) {
            told.covariate(source.whose() + " stats that failed (count)", failures.get());
        }
    }

    private void tell(Stat figure, double value, HostFigures told) {
        String name = source.whose() + " " + figure.name();
        double share = value * figure.seconds().orElse(1 / PERCENT);
        switch (figure.kind()) {
            case BUSY -> told.busy(name, share);
            case GAUGE -> told.covariate(name + (figure.unit().isEmpty() ? "" : " (" + figure.unit() + ")"), value);
            case COUNTER -> {
                if (figure.seconds().isPresent()) {
                    told.covariate(name + " (%)", PERCENT * share);
                } else {
                    told.covariate(name + " (" + (figure.unit().isEmpty() ? "1" : figure.unit()) + "/s)", value);
                }
            }
        }
    }
}
