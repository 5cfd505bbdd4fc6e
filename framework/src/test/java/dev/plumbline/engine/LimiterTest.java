package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Peer;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Cell;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded lab's true limiter is known: what is named must be that, and nothing where there is none. */
class LimiterTest {

    @TempDir
    Path output;

    static class OfDisk {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1..4") int vms,
                @Luns(size = "64 MiB") LunSet lun,
                @Vms(count = "{vms}", disk = "8 MiB") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(lun));
        }
    }

    @Test
    void theLunIsNamedWhereItIsBusyAllTheTime() {
        assertThat(limiters(OfDisk.class, "embedded"))
                .allSatisfy((treatment, limiter) ->
                        assertThat(limiter).startsWith("lun-1 (").endsWith(" % busy)"));
    }

    @Test
    void nothingIsNamedWhereTheLunCouldServeMore() throws IOException {
        Files.writeString(output.resolve("lab.yaml"), "labs: {wide: {like: embedded, lun: {servers: 8}}}");
        // Four machines with one request each keep at most half of eight servers busy.
        Map<String, String> limiters = limiters(OfDisk.class, "wide");

        assertThat(limiters)
                .hasSize(4)
                .allSatisfy((treatment, limiter) -> assertThat(limiter).isEmpty());
    }

    static class OfSharedImage {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement disk(
                @Factor("1..4") int vms,
                @Luns(writes = "DISCARDED") LunSet data,
                @Vms(count = "{vms}") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(data));
        }
    }

    @Test
    void theSharedImageIsNamedWhichAllMachinesLoadWhole() {
        assertThat(limiters(OfSharedImage.class, "embedded"))
                .hasSize(4)
                .allSatisfy((treatment, limiter) -> assertThat(limiter).startsWith("lun-1 ("));
    }

    static class OfNetwork {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER)
        Measurement net(
                @Factor("4") int vms,
                @Factor({"10 Mbit/s", "1 Gbit/s"}) String peerRate,
                @Peer(rate = "{peerRate}", scope = Scope.TRIAL) PeerMachine peer,
                @Vms(count = "{vms}", nic = "20 Mbit/s") Machines machines) {
            return machines.run(StreamLoad.to(peer).messages("16 KiB").readingOnly());
        }
    }

    @Test
    void thePeerIsNamedWhereItIsTheBottleneckAndTheCardsElsewhere() {
        Map<String, String> limiters = limiters(OfNetwork.class, "embedded");

        assertThat(limiters.get("peerRate=10 Mbit/s,vms=4")).startsWith("peer-1");
        assertThat(limiters.get("peerRate=1 Gbit/s,vms=4")).startsWith("vm-");
    }

    private Map<String, String> limiters(Class<?> experiment, String lab) {
        EngineRun run =
                new EngineRun(output).with(PlumblineProperties.LAB, lab).with(PlumblineProperties.MEASURE, "200 ms");
        run.execute(selectClass(experiment));
        Run.Judged judged = run.journal().sessions().get(0);
        assertThat(judged.judgement()).isNotNull();
        return judged.judgement().cells().stream().collect(Collectors.toMap(Cell::treatment, Cell::limiter));
    }
}
