package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Times;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.HaproxyBalancer;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.load.RequestLoad;
import dev.plumbline.measure.CommonStart;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads and requests with the real nginx and haproxy. */
class LocalWebTest {

    @TempDir
    Path folder;

    @Test
    void clients_balancer_and_servers_count_the_same() throws Exception {
        long threads = clientThreads();
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines nine = WebLab.machines(test, 9);
            LoadBalancer balancer = WebLab.balancer(test);

            Measurement trial = new CommonStart(test.lab(), new Times(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                    .run(nine, DownloadLoad.of("100 kB").clients(150).through(balancer));

            Map<String, Long> requests = WebLab.requests(trial);
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
            assertThat(WebLab.reading(trial, "errors").value()).isZero();
            assertThat(WebLab.reading(trial, "throughput").machines())
                    .hasSize(9)
                    .allSatisfy((machine, rate) -> assertThat(rate).isPositive());
        }
        assertThat(clientThreads()).isEqualTo(threads);
    }

    @Test
    void documents_have_any_size_and_requests_any_reply() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            WebServer server = WebLab.machines(test, 1).all().get(0).require(WebServer.class, "server");
            HttpClient client = HttpClient.newHttpClient();
            for (long bytes : new long[] {1, 777, 3_000_001}) {
                server.offer(bytes);
                URI document = server.address().resolve(WebServer.documentPath(bytes));

                assertThat(answer(client, HttpRequest.newBuilder(document).build()))
                        .isEqualTo("200 vm-1 " + bytes);
                assertThat(answer(client, post(document, 2_000_000))).isEqualTo("200 vm-1 " + bytes);
            }
            assertThat(answer(client, post(server.address().resolve("/anywhere"), 5)))
                    .isEqualTo("204 vm-1 0");
            assertThat(answer(client, HttpRequest.newBuilder(server.address()).build()))
                    .startsWith("404 vm-1");
        }
    }

    private static HttpRequest post(URI address, int bytes) {
        return HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                .build();
    }

    private static String answer(HttpClient client, HttpRequest request) throws Exception {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() + " "
                + answer.headers().firstValue(WebServer.ANSWERED_BY).orElse("") + " " + answer.body().length;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_link_bounds_downloads_and_is_no_limit_of_the_clients(boolean keepAlive) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1, 40_000_000);

            Measurement trial =
                    test.run(one, DownloadLoad.of("50 kB").clients(4).keepAlive(keepAlive), 1500);

            assertThat(WebLab.reading(trial, "throughput").value()).isBetween(28.0, 41.0);
            assertThat(WebLab.reading(trial, "errors").value()).isZero();
            assertThat(trial.latencies()).isNotNull();
            assertThat(trial.busy().get("generator clients")).isLessThan(0.5);
        }
    }

    @Test
    void a_download_that_outlasts_the_interval_counts_with_what_came_within_it() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1, 40_000_000);

            Measurement trial = test.run(one, DownloadLoad.of("100 MB").clients(2), 1000);

            assertThat(WebLab.reading(trial, "throughput").value()).isBetween(28.0, 41.0);
            assertThat(WebLab.reading(trial, "requests").value()).isZero();
            assertThat(WebLab.requests(trial)).containsEntry("cut off by the end", 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requests_are_answered_once_each(boolean keepAlive) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines two = WebLab.machines(test, 2);

            Measurement trial = test.run(
                    two,
                    RequestLoad.of("512 B")
                            .reply("4 KiB")
                            .clients(3)
                            .keepAlive(keepAlive)
                            .through(WebLab.balancer(test)),
                    1000);

            double perSecond = WebLab.reading(trial, "requests").value();
            assertThat(WebLab.reading(trial, "errors").value()).isZero();
            assertThat(perSecond).isPositive();
            assertThat(WebLab.reading(trial, "throughput").value())
                    .isCloseTo(perSecond * (512 + 4096) * 8e-6, withinPercentage(2));
            assertThat(WebLab.reading(trial, "latency").value() * perSecond)
                    .as("clients that wait, by Little's law")
                    .isBetween(1500.0, 3050.0);
        }
    }

    @Test
    void clients_that_think_ask_less() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);

            Measurement trial = test.run(one, RequestLoad.of("1 B").clients(2).thinkTime(Duration.ofMillis(100)), 2000);

            assertThat(WebLab.reading(trial, "requests").value()).isBetween(8.0, 20.0);
        }
    }

    @Test
    void more_clients_than_threads_are_refused_before_anything_starts() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            Machines one = WebLab.machines(test, 1);

            assertThatThrownBy(() -> test.run(one, DownloadLoad.of("1 MB").clients(2001), 200))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContaining("at most 2,000 clients, but got 2001");
        }
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("plumbline-client"))
                .count();
    }
}
