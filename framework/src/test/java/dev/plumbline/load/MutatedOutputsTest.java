package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.mutation.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What load generators print, which runs on machines that nobody vouches for. */
class MutatedOutputsTest {

    private static final int CASES = 1_000;
    private static final long SECOND = 1_000_000_000L;
    private static final Window WINDOW = new Window(0, SECOND / 10, SECOND * 11 / 10);

    @TempDir
    Path folder;

    @Test
    void fiosResult() throws Exception {
        List<String> samples = List.of(
                Mutations.resource("imports/fio-3.33-client-two-servers.txt"),
                "{\"client_stats\":[{\"jobname\":\"default\",\"error\":0,\"job_runtime\":1600}]}");
        Mutations.run("fio's results", CASES, samples, input -> {
            FioOutput output = FioOutput.parse(text(input), "", 0);
            output.check(List.of("default"));
            assertThat(output.result("default").isMissingNode()).isFalse();
        });
    }

    @Test
    void fiosLog() throws Exception {
        List<String> lines = new ArrayList<>();
        for (long time = 1_000_002; time <= 1_001_600; time += 2) {
            lines.add(time + ", 2000000, " + time % 4 / 2 + ", 2048, 0, 0");
        }
        Path file = folder.resolve("log");
        FioOutput output =
                FioOutput.parse("{\"client_stats\":[{\"jobname\":\"vm-1\",\"error\":0,\"job_runtime\":1600}]}", "", 0);
        Mutations.run("fio's logs", CASES, List.of(String.join("\n", lines) + "\n"), input -> {
            Files.write(file, input);
            FioLog log = FioLog.of(file, FioLog.Column.values()[input.length % 2], 0);
            if (log == null) {
                throw new IncompleteTrialException("no operation ended");
            }
            isPlausible(FioReport.of(output, List.of("vm-1"), Map.of("vm-1", log), WINDOW, 0)
                    .answer("vm-1"));
        });
    }

    @Test
    void iperfsResult() throws Exception {
        List<String> samples = List.of(
                Mutations.resource("load/iperf3/tcp.json"),
                Mutations.resource("load/iperf3/p3.json"),
                Mutations.resource("load/iperf3/udp.json"));
        StreamSpec spec = new StreamSpec(1000, List.of(StreamLane.Direction.WRITE), 1, OptionalLong.empty());
        IperfOutput peer = IperfOutput.parse("peer", Mutations.resource("load/iperf3/rev-srv.json"), "", 0);
        Mutations.run("iperf3's results", CASES, samples, input -> {
            IperfOutput output = IperfOutput.parse("client", text(input), "", 0);
            IperfPair.Outcome outcome = new IperfPair.Outcome("vm-1", output, peer, 0, 0);
            Interval interval = IperfRun.measured(List.of(outcome), WINDOW);
            isPlausible(new IperfAnswer(spec, outcome, interval, Optional.empty()).answer(WINDOW, true));
        });
    }

    @Test
    void jmhsResult() throws Exception {
        String sample =
                "[{\"benchmark\": \"org.example.Codec.decode\", \"mode\": \"thrpt\", \"primaryMetric\": {\"score\": 30,"
                        + " \"scoreUnit\": \"ops/s\", \"rawData\": [[10, 20.5, 60e3]]}}]";
        Mutations.run(
                "JMH's results",
                CASES / 2,
                List.of(sample),
                input -> assertThat(JmhResult.parse(text(input), "vm-1", "org.example.Codec.decode", 3)
                                .scores())
                        .hasSize(3)
                        .allMatch(Double::isFinite));
    }

    private static void isPlausible(Answer answer) {
        assertThat(answer.values())
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.value()).isFinite().isNotNegative());
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }
}
