package dev.plumbline.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one variant once, from a cold start as a build does, and writes what that took into a file. */
final class OneRun {

    private OneRun() {}

    /** Arguments: variant, file for the figures; the rest are properties. */
    public static void main(String[] arguments) throws IOException {
        Variant variant = Variant.valueOf(arguments[0]);
        PeakMemory memory = new PeakMemory();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(variant.testClass()))
                .filters(includeEngines(variant.engine()))
                .build();
        Passed passed = new Passed();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        Launcher launcher = LauncherFactory.create();
        TestPlan plan = launcher.discover(request);
        long discovered = System.nanoTime();
        launcher.execute(plan, passed);
        long executed = System.nanoTime();
        long used = cpuNanos() - cpu;
        passed.check(variant.tests(Integer.getInteger(Levels.COUNT)), plan);
        new Figures(
                        (discovered - start) / 1e6,
                        (executed - discovered) / 1e6,
                        used / 1e6,
                        memory.heapMib(),
                        PeakMemory.residentMib())
                .write(Path.of(arguments[1]));
        passed.check(variant.tests(Integer.getInteger(Levels.COUNT)), plan); // keeps the plan until it was weighed
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static final class Passed implements TestExecutionListener {

        private long tests;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                throw new IllegalStateException(identifier.getUniqueId() + ": " + result);
            }
            tests += identifier.isTest() ? 1 : 0;
        }

        void check(long expected, TestPlan plan) {
            if (tests != expected || plan.getRoots().size() != 1) {
                throw new IllegalStateException(tests + " tests passed in place of " + expected);
            }
        }
    }
}
