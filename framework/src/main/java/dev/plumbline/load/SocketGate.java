package dev.plumbline.load;

import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.NetworkAddress;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of jobs on machines of the lab's network: each connects to this computer, says a word that it alone was told, and waits until
 * that connection ends.
 */
final class SocketGate implements FioGate {

    private static final int WORD_MILLIS = 5000;
    private static final int WORD_BYTES = 36;

    private final ServerSocket server;
    private final Map<String, String> commands = new TreeMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Map<String, Socket> waiting = new ConcurrentHashMap<>();
    private volatile boolean open;

    private SocketGate(ServerSocket server) {
        this.server = server;
    }

    /** One for these machines; empty where one of them cannot wait so. */
    static Optional<FioGate> create(List<FioMachine> machines) throws IOException {
        List<InetAddress> addresses = machines.stream()
                .flatMap(machine -> machine.machine().port(NetworkAddress.class).stream())
                .map(NetworkAddress::address)
                .toList();
        if (addresses.size() < machines.size()) {
            return Optional.empty();
        }
        // the lab's network alone gets at it
        SocketGate gate = new SocketGate(new ServerSocket(0, machines.size(), towards(addresses.get(0))));
        if (machines.stream().anyMatch(machine -> !gate.expects(machine.name(), machine.server()))) {
            gate.close();
            return Optional.empty();
        }
        Thread acceptor = new Thread(gate::accept, "plumbline-gate");
        acceptor.setDaemon(true);
        acceptor.start();
        return Optional.of(gate);
    }

    /** This computer's address, as those machines see it; nothing is sent. */
    private static InetAddress towards(InetAddress machine) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(machine, 1));
            return socket.getLocalAddress();
        }
    }

    private boolean expects(String machine, FioServer fio) {
        String word = UUID.randomUUID().toString();
        Optional<String> command =
                fio.waiting(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), word);
        command.ifPresent(text -> {
            words.put(word, machine);
            commands.put(machine, text);
        });
        return command.isPresent();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread reader = new Thread(() -> greet(socket), "plumbline-gate");
                reader.setDaemon(true);
                reader.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** Who says no word that is expected is sent away. */
    private void greet(Socket socket) {
        try {
            socket.setSoTimeout(WORD_MILLIS);
            String said = new String(socket.getInputStream().readNBytes(WORD_BYTES), StandardCharsets.US_ASCII);
            String machine = words.remove(said);
            if (machine != null) {
                waiting.put(machine, socket);
            }
            if (machine == null || open) {
                socket.close();
            }
        } catch (IOException e) {
            end(socket);
        }
    }

    @Override
    public String command(String machine) {
        return Objects.requireNonNull(commands.get(machine), machine);
    }

    @Override
    public boolean reached(String machine) {
        return waiting.containsKey(machine);
    }

    @Override
    public OptionalLong process(String machine) {
        return OptionalLong.empty();
    }

    @Override
    public void open() {
        open = true;
        waiting.values().forEach(SocketGate::end);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is closed all the same
        }
    }

    @Override
    public void close() throws IOException {
        open();
        server.close();
    }
}
