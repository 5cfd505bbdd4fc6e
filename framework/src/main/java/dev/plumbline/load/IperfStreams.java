package dev.plumbline.load;

import dev.plumbline.lab.FlowLegs;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.NetworkAddress;
import dev.plumbline.lab.Programs;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A stream load by iperf3: on the peer one server for each machine, and one client on each machine. */
final class IperfStreams {

    /** iperf3's own; the others follow it. */
    private static final int FIRST_PORT = 5201;

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private final StreamSpec spec;
    private final Machine peer;
    private final Optional<FlowDealing> dealing;

    /** Over a bond that carries each stream on one leg, every machine has a multiple of the legs of streams. */
    IperfStreams(StreamSpec declared, Machine peer) {
        Optional<FlowLegs> legs = peer.port(FlowLegs.class);
        this.spec = legs.map(some -> declared.withMultipleOf(some.legs())).orElse(declared);
        this.peer = peer;
        this.dealing = legs.map(some -> new FlowDealing(spec, some));
    }

    /** Workers whose servers listen, and whose clients begin at a word. */
    List<Worker> workers(Machines machines) throws IOException, InterruptedException {
        IperfRun run = new IperfRun(spec, machines.count(), dealing);
        List<Worker> workers = new ArrayList<>();
        try {
            List<IperfPair> pairs = new ArrayList<>();
            for (int index = 0; index < machines.count(); index++) {
                Machine machine = machines.all().get(index);
                IperfPair pair = pair(machine, FIRST_PORT + index);
                workers.add(new IperfWorker(pair, run));
                pairs.add(pair);
                pair.prepare();
            }
            awaitListening(pairs);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private IperfPair pair(Machine machine, int port) throws IOException, InterruptedException {
        IperfPair.End end = end(machine);
        OptionalInt clientPort =
                dealing.isPresent() ? OptionalInt.of(dealing.get().deal(end.address(), port)) : OptionalInt.empty();
        return new IperfPair(spec, end, end(peer), port, clientPort);
    }

    private static IperfPair.End end(Machine machine) {
        return new IperfPair.End(
                machine.name(),
                machine.require(Programs.class, "programs that can be started"),
                machine.require(NetworkAddress.class, "address in the lab's network")
                        .address());
    }

    private void awaitListening(List<IperfPair> pairs) {
        Programs programs = peer.require(Programs.class, "programs that can be started");
        try {
            Awaitility.await("iperf3's servers listen")
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .failFast(() -> pairs.forEach(IperfPair::checkServer))
                    .until(() -> Listening.ports(programs)
                            .containsAll(pairs.stream().map(IperfPair::port).toList()));
        } catch (ConditionTimeoutException e) {
            throw new IncompleteTrialException(
                    "after " + LONGEST_START.toSeconds() + " s " + peer.name() + " does not listen on all of the ports "
                            + pairs.stream()
                                    .map(pair -> String.valueOf(pair.port()))
                                    .collect(Collectors.joining(", ")),
                    e);
        }
    }
}
