package dev.plumbline.load;

import dev.plumbline.lab.LinkAccess;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clients download a document from the machines' web servers, over and over. Responses: {@code throughput} in Mbit/s and
 * {@code requests} (whole downloads) in 1/s, each counted for the machine that answered and added; {@code errors}, their
 * number in the measured interval; the times of whole downloads.
 *
 * <pre>{@code
 * machines.run(DownloadLoad.of("1 MB").clients(150).through(balancer))
 * }</pre>
 */
public final class DownloadLoad implements Load {

    private static final int MOST_CLIENTS = 10_000;
    private static final long LARGEST_DOCUMENT = 1L << 30;

    private final long documentBytes;
    private final int clients;
    private final @Nullable LoadBalancer balancer;

    private DownloadLoad(long documentBytes, int clients, @Nullable LoadBalancer balancer) {
        this.documentBytes = documentBytes;
        this.clients = clients;
        this.balancer = balancer;
    }

    /**
     * Downloads of a document by one client, straight from the machines.
     *
     * @param document its size, as {@code "1 MB"}; 1 B to 1 GiB
     */
    public static DownloadLoad of(String document) {
        long bytes = Quantities.bytes(document);
        if (bytes < 1 || bytes > LARGEST_DOCUMENT) {
            throw new MisuseException(
                    "a document to download has 1 B to 1 GiB, but got '" + document + "'; write for example '1 MB'");
        }
        return new DownloadLoad(bytes, 1, null);
    }

    /** The same with so many clients, 1 to 10,000. */
    public DownloadLoad clients(int count) {
        if (count < 1 || count > MOST_CLIENTS) {
            throw new MisuseException("a DownloadLoad has 1 to 10,000 clients, but got " + count);
        }
        return new DownloadLoad(documentBytes, count, balancer);
    }

    /** The same through a load balancer, with the machines of the trial behind it. */
    public DownloadLoad through(LoadBalancer front) {
        return new DownloadLoad(documentBytes, clients, front);
    }

    @Override
    public String description() {
        return "download: " + clients + (clients == 1 ? " client, " : " clients, ")
                + Quantities.formatBytes((double) documentBytes)
                + (balancer == null ? "" : ", through a load balancer");
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        List<URI> documents = documents(machines);
        Downloads downloads = new Downloads(
                machines,
                documentBytes,
                Optional.ofNullable(balancer).map(LoadBalancer::link).orElse(Unlimited.LINK));
        List<Worker> workers = new ArrayList<>();
        try {
            for (int index = 0; index < machines.count(); index++) {
                DownloadWorker worker = new DownloadWorker(
                        machines.all().get(index).name(), downloads, share(documents, index, machines.count()));
                workers.add(worker);
                worker.connect();
            }
        } catch (IOException | RuntimeException e) {
            Workers.closeAll(workers, e);
            throw e;
        }
        return workers;
    }

    private List<URI> documents(Machines machines) throws Exception {
        if (balancer != null) {
            balancer.balanceOver(machines.all());
            return List.of(document(balancer.address()));
        }
        List<URI> documents = new ArrayList<>();
        for (Machine machine : machines.all()) {
            documents.add(
                    document(machine.require(WebServer.class, "web server").address()));
        }
        return documents;
    }

    private URI document(URI address) {
        return address.resolve(WebServer.documentPath(documentBytes));
    }

    /** What each client of one worker downloads; the clients are dealt out one by one. */
    private List<URI> share(List<URI> documents, int worker, int workers) {
        List<URI> share = new ArrayList<>();
        for (int client = worker; client < clients; client += workers) {
            share.add(documents.get(client % documents.size()));
        }
        return share;
    }

    /** Where there is no balancer, nothing but the machines' links carries. */
    private enum Unlimited implements LinkAccess {
        LINK;

        @Override
        public long send(long bytes, long arrivalNanos) {
            return arrivalNanos;
        }

        @Override
        public long receive(long bytes, long arrivalNanos) {
            return arrivalNanos;
        }

        @Override
        public int chunkBytes() {
            return Integer.MAX_VALUE;
        }
    }
}
