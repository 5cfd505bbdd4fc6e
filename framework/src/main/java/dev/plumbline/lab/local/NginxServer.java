package dev.plumbline.lab.local;

import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.linux.FolderService;
import dev.plumbline.lab.linux.NamedService;
import dev.plumbline.lab.linux.ServiceFolder;
import dev.plumbline.lab.linux.Template;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.lab.linux.UnixSocket;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web server of a machine: nginx, from the moment when somebody asks for its address. */
final class NginxServer implements WebServer {

    private static final int PORT = 80;
    private static final String SETTINGS = "nginx.conf";
    private static final String STATUS = "status";
    private static final String DOCUMENTS = "documents";

    /** Of {@code stub_status}: accepted and handled connections, requests. */
    private static final Pattern COUNTS = Pattern.compile("\\n\\s*\\d+\\s+\\d+\\s+(\\d+)\\s");

    private final String machine;
    private final InetAddress address;
    private final FolderService service;
    private final Object counting = new Object();
    private long ownRequests;

    NginxServer(String machine, InetAddress address, NamedService loadServer, ServiceFolder folder) {
        this.machine = machine;
        this.address = address;
        this.service = new FolderService(
                "the web server of " + machine, Tool.NGINX, loadServer.namespace(), loadServer::inside, folder);
    }

    @Override
    public synchronized URI address() {
        try {
            if (!service.runs()) {
                start();
            }
        } catch (IOException e) {
            throw service.failed(e);
        }
        return URI.create("http://" + address.getHostAddress() + ":" + PORT);
    }

    private void start() throws IOException {
        Path documents = service.make(DOCUMENTS);
        Files.writeString(documents.resolve("taken"), "");
        Files.writeString(
                service.path().resolve(SETTINGS),
                Template.fill(
                        SETTINGS,
                        new TreeMap<>(Map.of("ADDRESS", address.getHostAddress() + ":" + PORT, "MACHINE", machine))));
        Files.deleteIfExists(status());
        synchronized (counting) {
            ownRequests = 0;
        }
        service.start(
                List.of(Tool.NGINX.program(), "-p", service.path() + "/", "-e", "stderr", "-c", SETTINGS),
                this::answers);
    }

    private boolean answers() {
        try {
            return requests().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** A sparse file: reading it never waits for a disk. */
    @Override
    public synchronized void offer(long bytes) throws IOException {
        Path document = service.make(DOCUMENTS + "/bytes").resolve(Long.toString(bytes));
        try (RandomAccessFile file = new RandomAccessFile(document.toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    @Override
    public synchronized void check() {
        service.check();
    }

    /** Asking for it is itself a request, and not counted. */
    @Override
    public OptionalLong requests() throws IOException {
        synchronized (counting) { // not of this object: it is polled by another thread while that one starts the server
            Matcher counts = COUNTS.matcher(UnixSocket.ask(status(), "GET / HTTP/1.0\r\n\r\n"));
            if (!counts.find()) {
                return OptionalLong.empty();
            }
            ownRequests++;
            return OptionalLong.of(Long.parseLong(counts.group(1)) - ownRequests);
        }
    }

    private Path status() {
        return service.path().resolve(STATUS);
    }
}
