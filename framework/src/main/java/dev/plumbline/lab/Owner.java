package dev.plumbline.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * The process that caused a side effect or holds a lab.
 *
 * @param host the name of its host
 * @param pid its process id
 * @param started when it started, which tells it from a later process of the same id
 */
public record Owner(String host, long pid, Instant started) {

    /** This process. */
    public static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(hostName(), self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a host without a name can only be this one
        }
    }
}
