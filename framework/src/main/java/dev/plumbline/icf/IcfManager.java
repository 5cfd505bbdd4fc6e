package dev.plumbline.icf;

import java.util.List;

/**
 * A computer that IOMeter loads from.
 *
 * @param name its name
 * @param address its network address; {@code ""} for none
 * @param workers its workers, in the order of the file
 */
public record IcfManager(String name, String address, List<Worker> workers) {

    /** Copies the list. */
    public IcfManager {
        workers = List.copyOf(workers);
    }

    /**
     * A worker.
     *
     * @param name its name
     * @param type its type as the file has it, {@code DISK} or for example {@code NETWORK,TCP}
     * @param outstanding operations it keeps under way on each target, 1 to 1,024
     * @param specifications names of its access specifications, in their order
     * @param targets names of its targets
     */
    public record Worker(String name, String type, int outstanding, List<String> specifications, List<String> targets) {

        /** Copies the lists. */
        public Worker {
            specifications = List.copyOf(specifications);
            targets = List.copyOf(targets);
        }

        /** Whether it loads disks, and not a network. */
        public boolean isForDisks() {
            return type.regionMatches(true, 0, "DISK", 0, 4);
        }

        /** Disks it loads: its targets, or one where it has none yet. */
        int disks() {
            return Math.max(1, targets.size());
        }
    }

    List<Worker> diskWorkers() {
        return workers.stream().filter(Worker::isForDisks).toList();
    }
}
