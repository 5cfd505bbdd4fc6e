package dev.plumbline.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The process that caused a side effect or holds a lab.
 *
 * @param host the name of its host
 * @param pid its process id
 * @param started when it started, by the host's clock as that was then
 * @param start what tells it from a later process of the same id, whoever has set clocks meanwhile: which start of the host, and how
 *     many of the kernel's ticks after it; empty where nobody knows, as on other systems than Linux
 */
public record Owner(String host, long pid, Instant started, String start) {

    /** A start time is read from clocks that may be set a little; no process id comes round again so soon. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** Random at each start of the host; see random(4). */
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** One that is known by the clock alone. */
    public Owner(String host, long pid, Instant started) {
        this(host, pid, started, "");
    }

    /** This process. */
    public static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(Instant.EPOCH);
        return new Owner(hostName(), self.pid(), started, start(self.pid()));
    }

    private static String start(long pid) {
        try {
            String boot = Files.readString(BOOT).strip();
            return ProcessStat.of(pid)
                    .map(stat -> boot + " " + stat.startTicks())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it ran on this host, which alone can tell whether it still does. */
    public boolean isOfThisHost() {
        return host.equals(hostName());
    }

    /** Whether it runs now, on this host; another process of the same id is not it. */
    public boolean isAlive() {
        return isOfThisHost()
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        // A zombie stays in the table, and looks alive to the JDK.
                        .filter(process -> ProcessStat.of(pid)
                                .filter(ProcessStat::isZombie)
                                .isEmpty())
                        .filter(this::isIt)
                        .isPresent();
    }

    /** In words. */
    public String words() {
        return "process " + pid + " on " + host;
    }

    /** Clocks that are set move what the system tells of a process's start. */
    private boolean isIt(ProcessHandle process) {
        String known = start.isEmpty() ? "" : start(pid);
        return known.isEmpty()
                ? process.info().startInstant().map(this::sameStart).orElse(true)
                : known.equals(start);
    }

    private boolean sameStart(Instant start) {
        return Duration.between(started, start).abs().compareTo(SAME_START) <= 0;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a host without a name can only be this one
        }
    }
}
