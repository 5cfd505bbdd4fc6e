package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Balancer;
import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Fault;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Peer;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.RequestLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import java.time.Duration;

/** Experiments that have all kinds of effects, to be killed in any of them. */
final class KilledExperiments {

    private KilledExperiments() {}

    /** What is loaded. */
    enum Loaded {
        DISK,
        LINK,
        SERVICE
    }

    /** On labs whose images are not shared. */
    static class Everything {

        @Experiment("What does a run leave that is killed?")
        @Blocks(2)
        @Response(name = "work", better = HIGHER, tolerance = "20%")
        Measurement everything(
                @Factor({"DISK", "LINK", "SERVICE"}) Loaded loaded,
                @Luns(count = "2", size = "4 MiB") LunSet luns,
                @Peer(legs = "2", rate = "50 Mbit/s") PeerMachine peer,
                @Balancer LoadBalancer balancer,
                @Vms(count = "2", disk = "1 MiB", nic = "100 Mbit/s") Machines machines,
                @Fault(after = "20 %", repair = "SEND_ON") DeclaredFault fault) {
            return of(machines.run(load(loaded, luns, peer, balancer, fault)));
        }
    }

    /** On labs whose machines take long to boot: one of them, once. */
    static class Guest {

        @Experiment("What does a run leave that is killed?")
        @Blocks(2)
        @Response(name = "work", better = HIGHER, tolerance = "20%")
        Measurement guest(
                @Factor({"DISK", "LINK"}) Loaded loaded,
                @Luns(count = "2", size = "4 MiB", scope = Scope.RUN) LunSet luns,
                @Peer(legs = "2", rate = "50 Mbit/s", scope = Scope.RUN) PeerMachine peer,
                @Vms(count = "1", disk = "1 MiB", memory = "192 MiB", nic = "100 Mbit/s", scope = Scope.RUN)
                        Machines machines) {
            return of(machines.run(
                    loaded == Loaded.DISK
                            ? DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns)
                            : StreamLoad.to(peer).parallel(2).writingOnly()));
        }
    }

    private static dev.plumbline.lab.Load load(
            Loaded loaded, LunSet luns, PeerMachine peer, LoadBalancer balancer, DeclaredFault fault) {
        return switch (loaded) {
            case DISK -> DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            case LINK -> StreamLoad.to(peer).parallel(2).writingOnly();
            case SERVICE ->
                RequestLoad.of("1 KiB")
                        .clients(2)
                        .thinkTime(Duration.ofMillis(5))
                        .through(balancer)
                        .under(fault);
        };
    }

    private static Measurement of(Measurement measured) {
        return Measurement.of("work", measured.readings().get(0).value());
    }
}
