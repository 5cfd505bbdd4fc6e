package dev.plumbline.lab.hosts;

import dev.plumbline.lab.LabLock;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.local.LocalTestLab;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Several hosts on one network, which this computer is on too. It holds the lock of all labs of this computer. */
public final class TestHosts implements AutoCloseable {

    private final Path folder;
    private final LabLock lock;
    private final String bridge;
    private final List<TestHost> all = new ArrayList<>();

    private TestHosts(Path folder, LabLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.bridge = "hst" + UUID.randomUUID().toString().substring(0, 6);
    }

    /** Starts stone-1, stone-2 and so on, as {@code lab.yaml} in the folder says. */
    public static TestHosts start(Path folder, int count) throws Exception {
        return start(folder, Collections.nCopies(count, ""));
    }

    /** @param settings lines for the settings of each one's sshd */
    static TestHosts start(Path folder, List<String> settings) throws Exception {
        TestHosts hosts = new TestHosts(folder, LocalTestLab.lock());
        try {
            hosts.run(settings);
            return hosts;
        } catch (Exception e) {
            hosts.close();
            throw e;
        }
    }

    private void run(List<String> settings) throws Exception {
        Tool.output(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("user").toString()));
        Tool.output(List.of("ip", "link", "add", bridge, "type", "bridge", "stp_state", "0"));
        Tool.output(List.of("ip", "addr", "add", "10.213.77.1/24", "dev", bridge));
        Tool.output(List.of("ip", "link", "set", bridge, "up"));
        for (int i = 0; i < settings.size(); i++) {
            all.add(TestHost.start("stone-" + (i + 1), i + 1, bridge, folder, settings.get(i)));
        }
        know(all);
        for (TestHost host : all) {
            awaitListening(host);
        }
    }

    /** Writes down the keys of these hosts alone. */
    void know(List<TestHost> hosts) throws IOException {
        StringBuilder known = new StringBuilder();
        for (TestHost host : hosts) {
            known.append(host.knownKey());
        }
        Files.writeString(folder.resolve("known"), known);
    }

    static void awaitListening(TestHost host) {
        Awaitility.await(host.name() + " listens")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(host.address(), 22), 1000);
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }

    /** Where ssh reaches one of them. */
    public String address(int number) {
        return get(number).address();
    }

    /** How they are logged in to, as the beginning of a lab's section. */
    public String login() {
        return user() + ", known-hosts: " + folder.resolve("known");
    }

    /** The same without by which key they are known. */
    public String user() {
        return "user: root, identity: " + folder.resolve("user");
    }

    /** Ends one of them, and starts it anew; another machine then, if it has another key. */
    public void restart(int number, boolean otherKey) throws Exception {
        get(number).powerOff();
        if (otherKey) {
            get(number).changeKey();
        }
        get(number).powerOn();
        awaitListening(get(number));
    }

    TestHost get(int number) {
        return all.get(number - 1);
    }

    List<TestHost> all() {
        return List.copyOf(all);
    }

    /**
     * The section of a lab with all of them.
     *
     * @param more settings of the lab, as {@code "peers: far"}
     * @param last settings of the last host, as {@code "groups: [far]"}
     */
    public String section(String more, String last) {
        String hosts = IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).name() + ": {ssh: " + all.get(i).address()
                        + (i == all.size() - 1 && !last.isEmpty() ? ", " + last : "") + "}")
                .collect(Collectors.joining(", "));
        return "{kind: hosts, " + login() + ", lun: {folders: [" + TestHost.DISK + "]}, patience: 3 s,"
                + " quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 0 s}, " + more + (more.isEmpty() ? "" : ", ")
                + "hosts: {" + hosts + "}}";
    }

    /** What there is on them that no host has by itself. */
    public List<String> left() {
        return all.stream().flatMap(host -> host.left().stream()).toList();
    }

    @Override
    public void close() {
        try {
            all.forEach(TestHost::close);
            Tool.run(List.of("ip", "link", "del", bridge));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }
}
