package dev.plumbline.load;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A disk load by fio: a server on each machine, and one client here that starts all of them together. */
final class FioDisk {

    private final AccessSpec spec;
    private final List<FioMachine> machines = new ArrayList<>();

    FioDisk(AccessSpec spec) {
        this.spec = spec;
        FioAccess.options(spec); // what fio cannot do is refused before anything starts
    }

    void add(Machine machine, Lun lun, DiskSlot slot) throws IOException, InterruptedException {
        FioServer server =
                machine.require(FioServer.class, "fio server, and no volumes that this JVM can read and write");
        SortedMap<String, String> target =
                server.target(lun, slot, new FioServer.Access(unit(spec), spec.outstanding()));
        int number = machines.size() + 1;
        machines.add(new FioMachine(
                machine, server, (window, gate) -> FioJob.text(machine.name(), number, spec, target, window, gate)));
    }

    /** What every size and place is a multiple of. */
    private static int unit(AccessSpec spec) {
        return spec.lines().stream()
                .flatMap(line -> Stream.of(line.blockBytes(), line.alignment()))
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .intValueExact();
    }

    /**
     * One worker for each machine; together they wait for the one client.
     *
     * @param faulted told of each operation where there is a fault
     */
    List<Worker> workers(Optional<FaultedOperations> faulted) throws IOException {
        FioClient client = new FioClient(machines, window -> faulted.ifPresent(it -> it.begins(window)));
        return machines.stream()
                .<Worker>map(machine -> new FioWorker(machine.name(), client, faulted))
                .toList();
    }
}
