package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machines;
import dev.plumbline.model.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;

/** A load in the background, to which something happens while it runs. */
final class MidLoad {

    private static final Sign DISK = new Sign("block.1.rd.reqs", 20);

    /**
     * By what a load is known to have begun.
     *
     * @param statistic of the hypervisor, for each machine
     * @param more by how much it grows at least
     */
    record Sign(String statistic, double more) {}

    private final CompletableFuture<Measurement> load;
    private final long begin = System.nanoTime();
    private final Duration measure;

    private MidLoad(CompletableFuture<Measurement> load, Duration measure) {
        this.load = load;
        this.measure = measure;
    }

    /** Starts a load of disks; returns when all machines are seen to do it. */
    static MidLoad start(LibvirtTestLab test, Machines machines, Load load, Duration measure) throws Exception {
        return start(test, machines, load, measure, DISK);
    }

    /** The same of another load. */
    static MidLoad start(LibvirtTestLab test, Machines machines, Load load, Duration measure, Sign sign)
            throws Exception {
        List<String> domains = machines.all().stream()
                .map(machine -> test.domain(machine.name()))
                .toList();
        List<Double> before = counted(test, domains, sign);
        MidLoad started = new MidLoad(
                CompletableFuture.supplyAsync(() -> test.run(machines, load, (int) measure.toMillis())), measure);
        Awaitility.await("the load runs").atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(started.load)
                    .as("the load before anything happens to it")
                    .isNotDone();
            List<Double> now = counted(test, domains, sign);
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) < before.get(i) + sign.more()) {
                    return false;
                }
            }
            return true;
        });
        return started;
    }

    private static List<Double> counted(LibvirtTestLab test, List<String> domains, Sign sign) throws Exception {
        var all = DomainStatistics.of(test.virsh(), domains);
        return domains.stream()
                .map(domain -> all.get(domain))
                .map(one -> DomainStatistics.number(one, sign.statistic()))
                .toList();
    }

    boolean ended() {
        return load.isDone();
    }

    Measurement result() {
        return load.join();
    }

    /** Why it failed, which it does before it would have ended. */
    Throwable failure() {
        Throwable failure = load.handle((result, e) -> e).join();
        assertThat(failure).as("the load's failure").isNotNull();
        assertThat(System.nanoTime() - begin)
                .as("when it failed, as against its end")
                .isLessThan(measure.toNanos());
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
