package dev.plumbline.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The process that caused a side effect or holds a lab.
 *
 * @param host the name of its host
 * @param pid its process id
 * @param started when it started, which tells it from a later process of the same id
 */
public record Owner(String host, long pid, Instant started) {

    /** A start time is read from clocks that may be set a little; no process id comes round again so soon. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** This process. */
    public static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(hostName(), self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
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
                        .filter(process -> !isZombie(pid))
                        .map(process -> process.info()
                                .startInstant()
                                .map(this::sameStart)
                                .orElse(true))
                        .orElse(false);
    }

    /** In words. */
    public String words() {
        return "process " + pid + " on " + host;
    }

    private boolean sameStart(Instant start) {
        return Duration.between(started, start).abs().compareTo(SAME_START) <= 0;
    }

    /** A killed process that its parent has not asked for stays in the table, and looks alive to the JDK. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false; // not Linux, or it has just ended, which the next look tells
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a host without a name can only be this one
        }
    }
}
