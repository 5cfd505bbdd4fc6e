package dev.plumbline.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Child processes that keep a processor busy each; they end with the test, or by themselves after a minute. */
public final class BusyProcesses implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();

    public static BusyProcesses start(int count) throws IOException {
        BusyProcesses busy = new BusyProcesses();
        for (int i = 0; i < count; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Spin.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            busy.processes.add(process);
            if (process.getInputStream().read() != Spin.STARTED) {
                busy.close();
                throw new IOException("a busy process did not start");
            }
        }
        return busy;
    }

    public long running() {
        return processes.stream().filter(Process::isAlive).count();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /** Says that it runs, then does nothing useful. */
    static final class Spin {

        static final int STARTED = '!';

        private Spin() {}

        public static void main(String[] arguments) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            System.out.write(STARTED);
            System.out.flush();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
