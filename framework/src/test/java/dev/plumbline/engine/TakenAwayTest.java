package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Expect;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.Balancer;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Peer;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of the lab is taken away that a shape comes from: then it does not come out, and what took its place is named. */
class TakenAwayTest {

    @TempDir
    Path output;

    static class SecondLun {
        @Experiment("Does a second LUN help?")
        @Blocks(3)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        @Expect("iops at placement=ALTERNATING is 1.8 to 2.2 times that at placement=PACKED")
        Measurement disk(
                @Factor({"PACKED", "ALTERNATING"}) Placement placement,
                @Luns(count = "2", size = "64 MiB") LunSet luns,
                @Vms(count = "4", disk = "8 MiB", placement = "{placement}") Machines machines) {
            return machines.run(DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns));
        }
    }

    static class FastCard {
        @Experiment("Does a fast card help?")
        @Blocks(3)
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER)
        @Expect("throughput at model=e1000 is at least 5 times that at model=pcnet")
        Measurement downloads(
                @Factor({"pcnet", "e1000"}) String model,
                @Balancer LoadBalancer balancer,
                @Vms(count = "3", nicModel = "{model}", scope = Scope.TRIAL) Machines machines) {
            return machines.run(DownloadLoad.of("1 MB").clients(12).through(balancer));
        }
    }

    static class Bond {
        @Experiment("Does a bond help?")
        @Blocks(3)
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER)
        @Expect("throughput at legs=2 is 1.8 to 2.2 times that at legs=1")
        Measurement stream(
                @Factor("1..2") int legs,
                @Peer(legs = "{legs}", rate = "50 Mbit/s", scope = Scope.TRIAL) PeerMachine peer,
                @Vms(count = "2") Machines machines) {
            return machines.run(StreamLoad.to(peer).readingOnly());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SecondLun | lun: {devices: 1} | device-1 (",
                "FastCard | machine: {nic: 10 Mbit/s} | vm-1 out, vm-2 out and 1 more (",
                "Bond | peer: {legs: 1} | peer-1 leg 1 out ("
            })
    void an_expectation_fails_without_what_it_comes_from_and_the_cause_is_named(
            String experiment, String settings, String cause) throws Exception {
        Class<?> type = Class.forName(getClass().getName() + "$" + experiment);

        assertThat(came(type, "embedded").state()).isEqualTo(Expectation.State.MET);
        Files.writeString(output.resolve("lab.yaml"), "labs: {without: {like: embedded, " + settings + "}}");
        Expectation without = came(type, "without");

        assertThat(without.state()).isEqualTo(Expectation.State.NOT_MET);
        assertThat(without.sentence()).contains(cause);
    }

    private Expectation came(Class<?> experiment, String lab) throws IOException {
        EngineRun run = new EngineRun(Files.createDirectories(output.resolve(lab)))
                .with(PlumblineProperties.LABS, output.toString())
                .with(PlumblineProperties.LAB, lab);
        run.execute(selectClass(experiment));
        return Objects.requireNonNull(run.journal().sessions().get(0).judgement())
                .expected()
                .get(0);
    }
}
