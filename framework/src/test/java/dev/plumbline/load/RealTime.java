package dev.plumbline.load;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at the clock whenever a disk operation is really done, to be held against what the schedule says. */
final class RealTime {

    private final Queue<Long> moments = new ConcurrentLinkedQueue<>();

    /** The same machines, watched. */
    Machines watch(Machines machines) {
        List<Machine> watched =
                machines.all().stream().<Machine>map(Watched::new).toList();
        return new Machines(watched, machines.disks(), (m, load) -> machines.run(load));
    }

    /** Operations per second that were really begun within the measured interval. */
    double perSecond(Window window) {
        return moments.stream().filter(moment -> Tally.counts(window, moment)).count() / window.seconds();
    }

    private final class Watched implements Machine, BlockAccess {

        private final Machine machine;

        Watched(Machine machine) {
            this.machine = machine;
        }

        @Override
        public String name() {
            return machine.name();
        }

        @Override
        public boolean ready() {
            return machine.ready();
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return type == BlockAccess.class ? Optional.of(type.cast(this)) : machine.port(type);
        }

        @Override
        public BlockDevice open(Lun lun, DiskSlot slot) throws IOException {
            return new WatchedDevice(machine.require(BlockAccess.class, "disks").open(lun, slot));
        }
    }

    private final class WatchedDevice implements BlockDevice {

        private final BlockDevice device;

        WatchedDevice(BlockDevice device) {
            this.device = device;
        }

        @Override
        public long bytes() {
            return device.bytes();
        }

        @Override
        public long read(long offset, ByteBuffer into, long arrivalNanos) throws IOException {
            moments.add(System.nanoTime());
            return device.read(offset, into, arrivalNanos);
        }

        @Override
        public long write(long offset, ByteBuffer from, long arrivalNanos) throws IOException {
            moments.add(System.nanoTime());
            return device.write(offset, from, arrivalNanos);
        }

        @Override
        public void close() throws IOException {
            device.close();
        }
    }
}
