package dev.plumbline.load;

import dev.plumbline.lab.Load;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.List;

/**
 * Clients download a document from the machines' web servers, over and over. Responses: {@code throughput} in Mbit/s and
 * {@code requests} (whole downloads) in 1/s, each counted for the machine that answered and added; {@code errors}, their
 * number in the measured interval; the times of whole downloads. Of a download that is under way when the interval begins or
 * ends, the bytes within the interval count.
 *
 * <pre>{@code
 * machines.run(DownloadLoad.of("1 MB").clients(150).through(balancer))
 * }</pre>
 */
public final class DownloadLoad implements Load {

    private static final long LARGEST_DOCUMENT = 1L << 30;

    private final WebExchange exchange;
    private final Clients clients;

    private DownloadLoad(WebExchange exchange, Clients clients) {
        this.exchange = exchange;
        this.clients = clients;
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
        return new DownloadLoad(new WebExchange(0, bytes), Clients.ONE);
    }

    /** The same with so many clients: 1 to 10,000, and to 2,000 where links are real. */
    public DownloadLoad clients(int count) {
        return new DownloadLoad(exchange, clients.withCount(count));
    }

    /** Whether a connection serves more than one download, as it does by default. */
    public DownloadLoad keepAlive(boolean kept) {
        return new DownloadLoad(exchange, clients.withKeepAlive(kept));
    }

    /**
     * The same with a pause of each client between two downloads, 0 s to 1 min; none by default. With pauses much longer than
     * downloads, clients ask for about the same whatever answers them.
     */
    public DownloadLoad thinkTime(Duration pause) {
        return new DownloadLoad(exchange, clients.withThinkTime(pause));
    }

    /** The same through a load balancer, with the machines of the trial behind it. */
    public DownloadLoad through(LoadBalancer front) {
        return new DownloadLoad(exchange, clients.through(front));
    }

    @Override
    public String description() {
        return "download: " + exchange.words() + ", " + clients.words();
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        return new WebWorkers(machines, exchange, clients).make();
    }
}
