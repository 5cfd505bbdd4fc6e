package dev.plumbline.lab.linux;

import java.util.HashMap;
import java.util.Map;

/**
 * The processes of the host at one moment.
 *
 * @param at when, on the clock of {@link System#nanoTime()}
 * @param processes id to process
 * @param sides id to whose it is; a kernel's thread has none, since it works for all
 */
record ProcessScan(long at, Map<Integer, HostProcess> processes, Map<Integer, Side> sides) {

    /** Whose a process is. */
    enum Side {
        /** This JVM, and the load clients that it has started outside of machines. */
        GENERATOR,
        /** It runs inside of a machine, a volume or another part of the lab. */
        LAB,
        /** Somebody else's. */
        FOREIGN
    }

    /**
     * What the processes of a side have used since an earlier scan: id to clock ticks. What a child has used goes to its parent
     * when it ends, and then counts only from the earlier scan on.
     */
    Map<Integer, Long> since(ProcessScan earlier, Side side) {
        Map<Integer, Long> used = new HashMap<>();
        for (HostProcess process : processes.values()) {
            if (sides.get(process.pid()) == side) {
                used.put(process.pid(), process.ticks() - (earlier.has(process) ? earlier.ticks(process.pid()) : 0));
            }
        }
        for (HostProcess gone : earlier.processes.values()) {
            if (!has(gone)) {
                used.computeIfPresent(heir(gone, earlier), (pid, ticks) -> ticks - gone.ticks());
            }
        }
        used.values().removeIf(ticks -> ticks <= 0);
        return used;
    }

    /** The next of its ancestors that is still there; 0 for none. */
    private int heir(HostProcess gone, ProcessScan earlier) {
        HostProcess ancestor = earlier.processes.get(gone.parent());
        for (int depth = 0; ancestor != null && depth < earlier.processes.size(); depth++) {
            if (has(ancestor)) {
                return ancestor.pid();
            }
            ancestor = earlier.processes.get(ancestor.parent());
        }
        return 0;
    }

    private boolean has(HostProcess process) {
        HostProcess here = processes.get(process.pid());
        return here != null && here.started() == process.started();
    }

    private long ticks(int pid) {
        HostProcess process = processes.get(pid);
        return process == null ? 0 : process.ticks();
    }
}
