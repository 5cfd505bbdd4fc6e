package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.HostCounters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What hypervisors tell of their machines and of themselves. */
final class ParentStatistics {

    private final List<Virsh> hypervisors;
    private final Map<Watched, GuestCounters.Guest> guests =
            new ConcurrentSkipListMap<>(Comparator.comparing(Watched::domain));

    private record Watched(Virsh on, String domain) {}

    ParentStatistics(List<Virsh> hypervisors) {
        this.hypervisors = List.copyOf(hypervisors);
    }

    void add(Domain domain, String machine, int cpus) {
        add(domain.on(), domain.name(), machine, cpus);
    }

    /** @param domain its name on the hypervisor, which is an argument of its undo record */
    void add(Virsh on, String domain, String machine, int cpus) {
        guests.put(new Watched(on, domain), new GuestCounters.Guest(machine, domain, cpus));
    }

    /** Forgets a machine that is taken back. */
    void forget(UndoRecord record) {
        guests.keySet().removeIf(domain -> record.arguments().containsValue(domain.domain()));
    }

    /** Those of the machines that are there now; of the hosts themselves too where they are other computers. */
    List<HostCounters> counters() {
        List<HostCounters> counters = new ArrayList<>();
        int number = 0;
        for (Virsh hypervisor : hypervisors) {
            number++;
            List<GuestCounters.Guest> here = guests.entrySet().stream()
                    .filter(guest -> guest.getKey().on().equals(hypervisor))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!here.isEmpty()) {
                counters.add(new GuestCounters(hypervisor, here));
            }
            if (!hypervisor.here()) {
                counters.add(new NodeCounters(
                        hypervisor, hypervisors.size() == 1 ? "parent CPU" : "parent " + number + " CPU"));
            }
        }
        return counters;
    }

    /** Whether a program that runs on this computer is one of the hypervisor's. */
    static boolean isOfHypervisor(String program) {
        return program.startsWith("qemu-system") || program.startsWith("libvirtd") || program.startsWith("virt");
    }
}
