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
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Peer;
import dev.plumbline.lab.PeerMachine;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Vms;
import dev.plumbline.load.StreamLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on real parts: a second link doubles what the first one limited, and nothing else, and the report says which it was. */
@Tag("once")
class LocalBondedNicsTest {

    private static final String LAB = """
            labs:
              links:
                kind: local
                quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}
            """;

    @TempDir
    Path output;

    static class Bonded {

        @Experiment("Does bonding two cards help?")
        @Blocks(2)
        @Response(name = "throughput", unit = "Mbit/s", better = HIGHER, tolerance = "5%")
        Measurement network(
                @Factor({"1", "2"}) int legs,
                @Factor({"20 Mbit/s", "1 Gbit/s"}) String nic,
                @Peer(legs = "{legs}", rate = "100 Mbit/s", scope = Scope.TRIAL) PeerMachine peer,
                @Vms(count = "2", nic = "{nic}", scope = Scope.TRIAL) Machines machines) {
            return machines.run(StreamLoad.to(peer).parallel(2).writingOnly());
        }
    }

    @Test
    void a_second_link_doubles_what_the_first_one_limited_and_nothing_else() throws IOException {
        Files.writeString(output.resolve("lab.yaml"), LAB);
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.LAB, "links")
                .with(PlumblineProperties.WARM_UP, "300 ms")
                .with(PlumblineProperties.MEASURE, "1 s");

        run.execute(selectClass(Bonded.class)).testEvents().assertStatistics(stats -> stats.failed(0));

        Run.Judged judged = run.journal().sessions().get(0);
        assertThat(throughput(judged, 2, "1 Gbit/s") / throughput(judged, 1, "1 Gbit/s"))
                .as("where the peer's link is the limit")
                .isBetween(1.7, 2.2);
        assertThat(throughput(judged, 2, "20 Mbit/s") / throughput(judged, 1, "20 Mbit/s"))
                .as("where the machines' own cards are the limit")
                .isBetween(0.85, 1.15);
        // two resources are named at most, and on a computer with other work its processors may be one of them
        assertThat(limiter(judged, 1, "1 Gbit/s")).contains("peer-1 link in");
        assertThat(limiter(judged, 2, "1 Gbit/s")).contains("peer-1 leg ");
        assertThat(limiter(judged, 1, "20 Mbit/s")).contains(" link out").doesNotContain("peer-1");
        assertThat(limiter(judged, 2, "20 Mbit/s")).contains(" link out").doesNotContain("peer-1");
    }

    private static String treatment(int legs, String nic) {
        return "legs=" + legs + ",nic=" + nic;
    }

    /** A busy computer takes from what a link carries and never adds to it, so the better of two trials shows the limit. */
    private static double throughput(Run.Judged judged, int legs, String nic) {
        return judged.session().trials().stream()
                .filter(trial -> trial.treatment().equals(treatment(legs, nic)))
                .map(TrialRecord::measurement)
                .mapToDouble(measured ->
                        Objects.requireNonNull(measured).readings().get(0).value())
                .max()
                .orElseThrow();
    }

    private static String limiter(Run.Judged judged, int legs, String nic) {
        return Objects.requireNonNull(judged.judgement()).cells().stream()
                .filter(cell -> cell.treatment().equals(treatment(legs, nic)))
                .map(cell -> String.valueOf(cell.limiter()))
                .findFirst()
                .orElseThrow();
    }
}
