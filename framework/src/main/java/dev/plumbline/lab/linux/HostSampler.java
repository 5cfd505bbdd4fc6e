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

/** Observes the computer beside a load, and before a block whether anything else runs on it. */
public final class HostSampler implements Sampler, QuietCheck {

    private static final Path PROC = Path.of("/proc");
    private static final Path SYS = Path.of("/sys");

    private final Meters meters;
    private final QuietBounds bounds;

    public HostSampler(Meters meters, QuietBounds bounds) {
        this.meters = meters;
        this.bounds = bounds;
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
            List<HostCounters> counters =
                    new ArrayList<>(List.of(new CpuCounters(PROC), new MemoryGauge(PROC), new SamplerCost(processors)));
            addIfThere(counters, () -> new DiskCounters(PROC, SYS));
            addIfThere(counters, () -> new PressureCounters(PROC));
            addIfThere(counters, () -> new MeterCounters(NicMeter.all(SYS)));
            counters.add(new MeterCounters(meters.all()));
            return HostWatch.start(counters, new ProcessScanner(PROC), processors, load);
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
