package dev.plumbline.load;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A disk load by fio: a server on each machine, and one client here that starts all of them together. */
final class FioDisk {

    private final AccessSpec spec;
    private final List<FioClient.Job> jobs = new ArrayList<>();

    FioDisk(AccessSpec spec) {
        this.spec = spec;
    }

    void add(Machine machine, Lun lun, DiskSlot slot) {
        FioServer server =
                machine.require(FioServer.class, "fio server, and no volumes that this JVM can read and write");
        SortedMap<String, String> target = server.target(lun, slot);
        jobs.add(new FioClient.Job(
                machine.name(), server.client(), window -> FioJob.text(machine.name(), spec, target, window)));
    }

    /** One worker for each machine; together they wait for the one client. */
    List<Worker> workers() throws IOException {
        FioClient client = new FioClient(jobs);
        return jobs.stream()
                .<Worker>map(job -> new FioWorker(job.machine(), client, spec))
                .toList();
    }
}
