package dev.plumbline.lab.local;

import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.FolderService;
import dev.plumbline.lab.linux.NamedService;
import dev.plumbline.lab.linux.NginxRequests;
import dev.plumbline.lab.linux.NginxSettings;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.UnixSocket;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The web server of a machine: nginx, from the moment when somebody asks for its address. */
final class NginxServer implements WebServer {

    private static final int PORT = 80;
    private static final String STATUS = "status";
    private static final long MOST_NOTED = 64L << 20;

    private final String machine;
    private final InetAddress address;
    private final FolderService service;
    private final NginxRequests requests;
    private boolean wanted;

    NginxServer(String machine, InetAddress address, NamedService loadServer, ServiceFolder folder) {
        this.machine = machine;
        this.address = address;
        this.service = new FolderService(
                "the web server of " + machine, Tool.NGINX, loadServer.namespace(), loadServer::inside, folder);
        this.requests = new NginxRequests(() -> UnixSocket.ask(status(), "GET / HTTP/1.0\r\n\r\n"));
    }

    @Override
    public synchronized URI address() {
        try {
            wanted = true;
            if (!service.runs()) {
                start();
            }
        } catch (IOException e) {
            throw service.failed(e);
        }
        return URI.create("http://" + address.getHostAddress() + ":" + PORT);
    }

    /** Starts it again after all on the machine was ended, where it had been started. */
    synchronized void restart() throws IOException {
        if (wanted && !service.runs()) {
            start();
        }
    }

    private void start() throws IOException {
        service.make(NginxSettings.DOCUMENTS);
        Path folder = service.path();
        Files.writeString(folder.resolve(NginxSettings.TAKEN), "");
        Files.writeString(
                folder.resolve(NginxSettings.FILE),
                new NginxSettings(machine, "root", address.getHostAddress() + ":" + PORT, "unix:" + STATUS).text());
        Files.deleteIfExists(status());
        requests.reset();
        service.start(NginxSettings.command(folder.toString()), requests::answers);
    }

    /** A sparse file: reading it never waits for a disk. */
    @Override
    public synchronized void offer(long bytes) throws IOException {
        Path document = service.path().resolve(NginxSettings.document(bytes));
        Files.createDirectories(document.getParent());
        try (RandomAccessFile file = new RandomAccessFile(document.toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    @Override
    public synchronized void check() {
        service.check();
    }

    @Override
    public OptionalLong requests() throws IOException {
        return requests
                .count(); // not synchronized with this: it is polled by another thread while that one starts the server
    }

    @Override
    public Optional<List<String>> done() throws IOException {
        Path noted = service.path().resolve(NginxSettings.DONE);
        if (Files.notExists(noted)) {
            return Optional.empty();
        }
        if (Files.size(noted) > MOST_NOTED) {
            throw new IOException(
                    "the web server of " + machine + " has noted more than " + MOST_NOTED + " B of requests");
        }
        return Optional.of(Files.readAllLines(noted, StandardCharsets.ISO_8859_1));
    }

    private Path status() {
        return service.path().resolve(STATUS);
    }
}
