package dev.plumbline.lab.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The web server of a machine that is reached by ssh keeps the contract of every web server. */
@Timeout(120)
class RemoteNginxTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private TestSshd sshd;
    private SshConnection machine;
    private RemoteNginx web;

    @BeforeEach
    void start() throws Exception {
        sshd = TestSshd.start(folder);
        machine = sshd.connection();
        web = new RemoteNginx(machine, InetAddress.getByName("127.0.0.1"), TestSshd.freePort(), TestSshd.freePort());
    }

    @AfterEach
    void stop() throws Exception {
        web.close();
        machine.close();
        sshd.close();
    }

    @Test
    void documents_and_messages_are_answered_and_counted_without_the_asks() throws Exception {
        web.offer(5000);
        URI address = web.address();
        web.offer(0);

        HttpResponse<byte[]> document = send(HttpRequest.newBuilder(at(address, 5000)));
        HttpResponse<byte[]> empty = send(HttpRequest.newBuilder(at(address, 0)));
        HttpResponse<byte[]> reply =
                send(HttpRequest.newBuilder(at(address, 5000)).POST(BodyPublishers.ofByteArray(new byte[100_000])));

        assertThat(document.body()).isEqualTo(new byte[5000]);
        assertThat(document.headers().firstValue(WebServer.ANSWERED_BY)).contains("vm-1");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(reply.body()).hasSize(5000);
        assertThat(web.requests()).hasValue(3);
        assertThat(web.requests()).hasValue(3);
        web.check();
        assertThat(web.address()).isEqualTo(address);
    }

    @Test
    void one_that_has_ended_fails_the_check_and_is_started_again_when_it_is_asked_for() throws Exception {
        web.offer(10);
        web.address();
        web.check();

        machine.run("kill $(cat " + machine.folder() + "/web/nginx.pid)", TestSshd.LONG);

        Awaitility.await()
                .atMost(TestSshd.LONG)
                .untilAsserted(() -> assertThatThrownBy(web::check)
                        .isInstanceOf(IncompleteTrialException.class)
                        .hasMessageStartingWith("the web server of vm-1 ended with exit code 0"));
        assertThat(send(HttpRequest.newBuilder(at(web.address(), 10))).body()).hasSize(10);
        assertThat(web.requests()).hasValue(1);
    }

    @Test
    void after_a_lost_connection_it_serves_what_was_offered_before() throws Exception {
        web.offer(10);
        web.address();
        String there = machine.folder();

        TestSshd.master().destroyForcibly();

        Awaitility.await()
                .atMost(TestSshd.LONG)
                .until(() -> TestSshd.running(there).isEmpty());
        assertThat(send(HttpRequest.newBuilder(at(web.address(), 10))).body()).hasSize(10);
    }

    @Test
    void one_whose_port_is_taken_says_so() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                RemoteNginx late = new RemoteNginx(
                        machine, InetAddress.getByName("127.0.0.1"), taken.getLocalPort(), TestSshd.freePort())) {
            assertThatThrownBy(late::address)
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageStartingWith("the web server of vm-1 cannot be started: ")
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void nothing_of_it_is_left() throws Exception {
        web.address();
        String there = machine.folder();

        web.close();

        Awaitility.await()
                .atMost(TestSshd.LONG)
                .until(() -> TestSshd.running(there).isEmpty());
    }

    private static URI at(URI address, long bytes) {
        return address.resolve(WebServer.documentPath(bytes));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
