package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.HostCourse;
import dev.plumbline.lab.linux.HostFigures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The hypervisor's own statistics of the machines that were there when a load began: processor time, time in which a virtual
 * processor waited for a real one, disks, network cards, memory.
 */
final class GuestCounters implements HostCounters {

    private static final int VCPU_TIME = 0;
    private static final int CPU_TIME = 1;
    private static final int VCPU_WAIT = 2;
    private static final int DISK_REQUESTS = 3;
    private static final int DISK_BYTES = 4;
    private static final int RECEIVED = 5;
    private static final int SENT = 6;
    private static final int MEMORY = 7;
    private static final int SIZE = 8;

    private static final double NANOS = 1e9;
    private static final double BITS_OF_A_BYTE = 8;
    private static final double MEGA = 1e6;
    private static final double MIB = 1 << 20;
    private static final double KIB_OF_A_MIB = 1024;

    private final Virsh hypervisor;
    private final List<Guest> guests;

    /**
     * One machine.
     *
     * @param name its name in the lab
     * @param domain its name on the hypervisor
     * @param cpus its virtual processors
     */
    record Guest(String name, String domain, int cpus) {}

    GuestCounters(Virsh hypervisor, List<Guest> guests) {
        this.hypervisor = hypervisor;
        this.guests = List.copyOf(guests);
    }

    @Override
    public int size() {
        return SIZE * guests.size();
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        Map<String, Map<String, String>> all = statistics();
        for (int i = 0; i < guests.size(); i++) {
            Map<String, String> one = all.getOrDefault(guests.get(i).domain(), Map.of());
            double[] numbers = {
                DomainStatistics.sum(one, "vcpu", "time"),
                DomainStatistics.number(one, "cpu.time"),
                DomainStatistics.sum(one, "vcpu", "wait") + DomainStatistics.sum(one, "vcpu", "delay"),
                DomainStatistics.sum(one, "block", "rd.reqs") + DomainStatistics.sum(one, "block", "wr.reqs"),
                DomainStatistics.sum(one, "block", "rd.bytes") + DomainStatistics.sum(one, "block", "wr.bytes"),
                // a network card's counters are those of its other end
                DomainStatistics.sum(one, "net", "rx.bytes"),
                DomainStatistics.sum(one, "net", "tx.bytes"),
                DomainStatistics.number(one, "balloon.rss"),
            };
            System.arraycopy(numbers, 0, into, at + SIZE * i, SIZE);
        }
    }

    private Map<String, Map<String, String>> statistics() throws IOException {
        try {
            return DomainStatistics.of(
                    hypervisor, guests.stream().map(Guest::domain).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the hypervisor was asked for its statistics");
        }
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        double[] waits = new double[guests.size()];
        for (int i = 0; i < guests.size(); i++) {
            Guest guest = guests.get(i);
            int at = SIZE * i;
            figures.busy(guest.name() + " CPU", course.rate(at + VCPU_TIME) / NANOS / guest.cpus());
            waits[i] = course.rate(at + VCPU_WAIT) / NANOS / guest.cpus();
            tell(guest.name(), course, at, figures);
        }
        figures.covariate(
                "guests waiting for a processor, mean (%)",
                100 * Arrays.stream(waits).average().orElse(Double.NaN));
    }

    private static void tell(String guest, HostCourse course, int at, HostFigures figures) {
        figures.covariate(guest + " on the parent (% of one CPU)", 100 * course.rate(at + CPU_TIME) / NANOS);
        figures.covariate(guest + " waiting for a processor (%)", 100 * course.rate(at + VCPU_WAIT) / NANOS);
        figures.covariate(guest + " disk requests (1/s)", course.rate(at + DISK_REQUESTS));
        figures.covariate(guest + " disk (MiB/s)", course.rate(at + DISK_BYTES) / MIB);
        figures.covariate(guest + " network in (Mbit/s)", course.rate(at + RECEIVED) * BITS_OF_A_BYTE / MEGA);
        figures.covariate(guest + " network out (Mbit/s)", course.rate(at + SENT) * BITS_OF_A_BYTE / MEGA);
        figures.covariate(guest + " memory (MiB)", course.values(at + MEMORY).getAverage() / KIB_OF_A_MIB);
    }
}
