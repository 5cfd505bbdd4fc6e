package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.linux.HostCounters;
import dev.plumbline.lab.linux.HostCourse;
import dev.plumbline.lab.linux.HostFigures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/**
 * The processors of a hypervisor's host by kind of use, as {@code virsh nodecpustats} tells them: nanoseconds since the host
 * started, in lines as {@code user: 1000}.
 */
final class NodeCounters implements HostCounters {

    private static final List<String> KINDS = List.of("user", "system", "idle", "iowait");
    private static final int IDLE = 2;
    private static final int IOWAIT = 3;

    private final Virsh hypervisor;
    private final String name;

    /** @param name as {@code parent CPU} */
    NodeCounters(Virsh hypervisor, String name) {
        this.hypervisor = hypervisor;
        this.name = name;
    }

    @Override
    public int size() {
        return KINDS.size();
    }

    @Override
    public void read(double[] into, int at) throws IOException {
        try {
            parse(hypervisor.run("nodecpustats"), into, at);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the hypervisor was asked for its statistics");
        }
    }

    static void parse(String printed, double[] into, int at) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            into[at + kind] = Double.NaN;
        }
        printed.lines().forEach(line -> {
            int colon = line.indexOf(':');
            int kind = colon < 0 ? -1 : KINDS.indexOf(line.substring(0, colon).strip());
            if (kind >= 0) {
                into[at + kind] =
                        DomainStatistics.number(line.substring(colon + 1).strip());
            }
        });
    }

    @Override
    public void tell(HostCourse course, HostFigures figures) {
        double all = 0;
        for (int kind = 0; kind < KINDS.size(); kind++) {
            all += course.growth(kind);
        }
        figures.busy(name, 1 - (course.growth(IDLE) + course.growth(IOWAIT)) / all);
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (kind != IDLE) {
                figures.covariate(name + " " + KINDS.get(kind) + " (%)", 100 * course.growth(kind) / all);
            }
        }
    }
}
