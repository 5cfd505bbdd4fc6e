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

    /** What a hypervisor counts of a load that has begun. */
    private static final double BEGUN = 20;

    private final CompletableFuture<Measurement> load;
    private final long begin = System.nanoTime();
    private final Duration measure;

    private MidLoad(CompletableFuture<Measurement> load, Duration measure) {
        this.load = load;
        this.measure = measure;
    }

    /** Starts a load of disks; returns when all machines are seen to do it. */
    static MidLoad start(LibvirtTestLab test, Machines machines, Load load, Duration measure) throws Exception {
        List<String> domains = machines.all().stream()
                .map(machine -> test.domain(machine.name()))
                .toList();
        List<Double> before = requests(test, domains);
        MidLoad started = new MidLoad(
                CompletableFuture.supplyAsync(() -> test.run(machines, load, (int) measure.toMillis())), measure);
        Awaitility.await("the load runs").atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(started.load)
                    .as("the load before anything happens to it")
                    .isNotDone();
            List<Double> now = requests(test, domains);
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) < before.get(i) + BEGUN) {
                    return false;
                }
            }
            return true;
        });
        return started;
    }

    /** What they have asked of the disks that are given to them. */
    private static List<Double> requests(LibvirtTestLab test, List<String> domains) throws Exception {
        var all = DomainStatistics.of(test.virsh(), domains);
        return domains.stream()
                .map(domain -> all.get(domain))
                .map(one -> DomainStatistics.number(one, "block.1.rd.reqs"))
                .toList();
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
