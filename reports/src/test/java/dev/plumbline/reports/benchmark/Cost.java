package dev.plumbline.reports.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.Callable;

/** What something cost: its time, and the most heap that was in use meanwhile. */
final class Cost {

    final double seconds;
    final long mebibytes;

    private Cost(double seconds, long mebibytes) {
        this.seconds = seconds;
        this.mebibytes = mebibytes;
    }

    static Cost of(Callable<List<String>> work) throws Exception {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Cost(seconds, bytes >> 20);
    }
}
