package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.BalancerHost;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.WebServer;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Attachment;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads and requests with the real nginx and haproxy. */
class LocalWebTest {

    @TempDir
    Path folder;

    @Test
    void clients_balancer_and_servers_count_the_same() throws Exception {
        long threads = clientThreads();
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines nine = machines(test, 9);
            LoadBalancer balancer = balancer(test);

            Measurement trial = new CommonStart(test.lab(), new Times(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                    .run(nine, DownloadLoad.of("100 kB").clients(150).through(balancer));

            Map<String, Long> requests = requests(trial);
            long answered = requests.get("whole") + requests.get("cut off by the end");
            assertThat(requests).containsEntry("failed", 0L).containsEntry("begun", answered);
            assertThat(balancer.requests()).hasValue(answered);
            long served = 0;
            for (Machine machine : nine.all()) {
                OptionalLong ofOne = machine.require(WebServer.class, "server").requests();
                assertThat(((HaproxyBalancer) balancer).counters().answersByServer())
                        .containsEntry(machine.name(), ofOne.orElseThrow());
                served += ofOne.orElseThrow();
            }
            assertThat(served).isEqualTo(answered);
            assertThat(reading(trial, "errors").value()).isZero();
            assertThat(reading(trial, "throughput").machines())
                    .hasSize(9)
                    .allSatisfy((machine, rate) -> assertThat(rate).isPositive());
        }
        assertThat(clientThreads()).isEqualTo(threads);
    }

    private static Machines machines(LocalTestLab test, int count) throws Exception {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(test.machine(LinkSpec.UNLIMITED));
        }
        return new Machines(machines, List.of(), (some, load) -> test.run(some, load, 1000));
    }

    private static LoadBalancer balancer(LocalTestLab test) throws Exception {
        return test.lab()
                .require(BalancerHost.class, "balancers")
                .createBalancer(test.provisioning().uniqueName("balancer"), test.provisioning());
    }

    private static Reading reading(Measurement trial, String response) {
        return trial.readings().stream()
                .filter(reading -> reading.response().equals(response))
                .findFirst()
                .orElseThrow();
    }

    /** What became of the requests of all clients. */
    private static Map<String, Long> requests(Measurement trial) {
        Map<String, Long> sums = new TreeMap<>();
        for (Attachment attachment : trial.attachments()) {
            if (attachment.name().startsWith("requests ")) {
                Matcher part = Pattern.compile("(\\d+) ([a-z ]+)").matcher(attachment.text());
                while (part.find()) {
                    sums.merge(part.group(2), Long.parseLong(part.group(1)), Long::sum);
                }
            }
        }
        return sums;
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("plumbline-client"))
                .count();
    }
}
