package dev.plumbline.load;

import dev.plumbline.lab.DeclaredFault;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LoadBalancer;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Worker;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.time.Duration;
import java.util.List;

/**
 * Clients send requests to the machines' web servers and wait for the reply, over and over. Responses: {@code requests}
 * (answered whole) in 1/s and {@code throughput} (requests and replies) in Mbit/s, each counted for the machine that answered
 * and added; {@code errors}, their number in the measured interval; {@code latency} in ms, from the request to the end of its
 * reply, the mean over all; the percentiles of those times.
 *
 * <pre>{@code
 * machines.run(RequestLoad.of("512 B").reply("4 KiB").clients(16))
 * }</pre>
 */
public final class RequestLoad implements Load {

    private static final long LARGEST = AccessLine.LARGEST_BLOCK;

    private final WebExchange exchange;
    private final Clients clients;

    private RequestLoad(WebExchange exchange, Clients clients) {
        this.exchange = exchange;
        this.clients = clients;
    }

    /**
     * Requests of so many bytes by one client, straight to the machines, with replies of the same size.
     *
     * @param request its size, as {@code "512 B"}; 1 B to 64 MiB
     */
    public static RequestLoad of(String request) {
        long bytes = bytes("request", request, 1);
        return new RequestLoad(new WebExchange((int) bytes, bytes), Clients.ONE);
    }

    /** The same with replies of another size, 0 B to 64 MiB. */
    public RequestLoad reply(String size) {
        return new RequestLoad(new WebExchange(exchange.requestBytes(), bytes("reply", size, 0)), clients);
    }

    private static long bytes(String what, String text, long least) {
        long bytes = Quantities.bytes(text);
        if (bytes < least || bytes > LARGEST) {
            throw new MisuseException(
                    "a " + what + " has " + least + " B to 64 MiB, but got '" + text + "'; write for example '512 B'");
        }
        return bytes;
    }

    /** The same with so many clients: 1 to 10,000, and to 2,000 where links are real. */
    public RequestLoad clients(int count) {
        return new RequestLoad(exchange, clients.withCount(count));
    }

    /** Whether a connection serves more than one request, as it does by default. */
    public RequestLoad keepAlive(boolean kept) {
        return new RequestLoad(exchange, clients.withKeepAlive(kept));
    }

    /** The same with a pause of each client between a reply and its next request, 0 s to 1 min; none by default. */
    public RequestLoad thinkTime(Duration pause) {
        return new RequestLoad(exchange, clients.withThinkTime(pause));
    }

    /** The same through a load balancer, with the machines of the trial behind it. */
    public RequestLoad through(LoadBalancer front) {
        return new RequestLoad(exchange, clients.through(front));
    }

    /**
     * The same while something breaks: each request has a name of its own, and one that is not answered is sent again until it is.
     * It has to go through a load balancer. More responses: {@code recovery} in ms, from the fault until the service answers again at
     * its former rate, which is that between the begin of the interval and the fault; {@code answered} in %, how many requests were
     * answered after the fault of those that would have been at the former rate; and {@code resent}, {@code lost} (failed and not
     * answered to the end) and {@code doubled} (done more than once, as far as the servers' own lists tell), their numbers. A service
     * that has not recovered when the interval ends breaks the trial. {@code latency} includes the sending again.
     *
     * @throws MisuseException when the fault strikes a LUN
     */
    public RequestLoad under(DeclaredFault fault) {
        if (fault.lun().isPresent()) {
            throw new MisuseException("a RequestLoad takes part in faults of machines, but " + fault.words()
                    + "; write another kind in @Fault, or give the fault to a DiskLoad");
        }
        return new RequestLoad(exchange, clients.under(fault));
    }

    @Override
    public boolean explains(Machine gone) {
        return clients.fault().filter(fault -> fault.explains(gone)).isPresent();
    }

    @Override
    public String description() {
        return "requests: " + exchange.words() + ", " + clients.words();
    }

    @Override
    public List<Worker> workers(Machines machines) throws Exception {
        return new WebWorkers(machines, exchange, clients).make();
    }
}
