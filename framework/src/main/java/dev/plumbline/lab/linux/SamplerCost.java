package dev.plumbline.lab.linux;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What the sampling itself takes of the processors. */
final class SamplerCost implements HostCounters {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int processors;

    SamplerCost(int processors) {
        this.processors = processors;
    }

    @Override
    public int size() {
        return 1;
    }

    /** Always read by the thread that samples. */
    @Override
    public void read(double[] into, int at) {
        into[at] = THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : Double.NaN;
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        double ofOne = 100 * course.rate(0) / 1e9;
        figures.covariate("sampler CPU (% of one)", ofOne);
        figures.covariate("sampler CPU (% of the host)", ofOne / processors);
    }
}
