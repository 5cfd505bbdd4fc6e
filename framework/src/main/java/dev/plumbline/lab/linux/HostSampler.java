package dev.plumbline.lab.linux;

import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Observed;
import dev.plumbline.lab.QuietCheck;
import dev.plumbline.lab.Sampler;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Observes the computer beside a load, and before a block whether anything else runs on it. */
public final class HostSampler implements Sampler, QuietCheck {

    private static final Path PROC = Path.of("/proc");
    private static final Path SYS = Path.of("/sys");

    private final Meters meters;
    private final QuietBounds bounds;
    private final boolean parent;
    private final Supplier<List<HostCounters>> others;
    private final Predicate<String> ofLab;

    /** Of a lab whose machines are processes of this computer. */
    public HostSampler(Meters meters, QuietBounds bounds) {
        this(meters, bounds, true, List::of, program -> false);
    }

    /**
     * Of a lab that knows more.
     *
     * @param parent whether the machines run on this computer
     * @param others what else is to be read beside a load that begins now
     * @param ofLab whether a program of that name is a part of the lab, where it runs in no namespace of the lab's
     */
    public HostSampler(
            Meters meters,
            QuietBounds bounds,
            boolean parent,
            Supplier<List<HostCounters>> others,
            Predicate<String> ofLab) {
        this.meters = meters;
        this.bounds = bounds;
        this.parent = parent;
        this.others = others;
        this.ofLab = ofLab;
    }

    @Override
    public Watch watch(Window window) {
        HostWatch watch = watch(Duration.ofNanos(window.to() - window.start()));
        return new Watch() {
            @Override
            public Observed in(Interval measured) {
                HostView view = watch.in(measured);
                return new Observed(view.busy(), view.covariates(), view.disturbance(bounds));
            }

            @Override
            public void close() {
                watch.close();
            }
        };
    }

    @Override
    public Optional<String> awaitQuiet() {
        try (HostWatch watch = watch(Duration.ZERO)) {
            return new QuietWait(watch, bounds).await();
        }
    }

    /** A watch over all that is there now. */
    private HostWatch watch(Duration load) {
        try {
            int processors = CpuCounters.processors(PROC);
            List<HostCounters> counters = new ArrayList<>(List.of(new SamplerCost(processors)));
            if (parent) {
                counters.add(new CpuCounters(PROC));
                counters.add(new MemoryGauge(PROC));
                addIfThere(counters, () -> new DiskCounters(PROC, SYS));
                addIfThere(counters, () -> new PressureCounters(PROC));
                addIfThere(counters, () -> new MeterCounters(NicMeter.all(SYS)));
            }
            counters.add(new MeterCounters(meters.all()));
            counters.addAll(others.get());
            return HostWatch.start(counters, new ProcessScanner(PROC, ofLab), processors, load);
        } catch (IOException e) {
            throw new UncheckedIOException("this computer's processors cannot be watched", e);
        }
    }

    /** Containers and small kernels lack some of it; what is not there is not told. */
    private static void addIfThere(List<HostCounters> counters, Callable<HostCounters> one) throws IOException {
        try {
            counters.add(one.call());
        } catch (IOException e) {
            return;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
