package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.ScheduleTurns;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Drives its share of the clients, and answers for what one machine sent to all of them. */
final class ScheduledWorker implements Worker {

    private final String machine;
    private final ScheduledCalls calls;
    private final Clients clients;
    private final List<URI> servers;
    private final List<Duration> firstPauses;
    private final WebClient client;
    private final ScheduleTurns.Turn turn;

    /**
     * The worker of a machine.
     *
     * @param servers whom each of its clients asks
     * @param firstPauses how long each of them waits before that
     */
    ScheduledWorker(
            String machine, ScheduledCalls calls, Clients clients, List<URI> servers, List<Duration> firstPauses) {
        this.machine = machine;
        this.calls = calls;
        this.clients = clients;
        this.servers = servers;
        this.firstPauses = firstPauses;
        this.turn = calls.turn();
        this.client = new WebClient(Math.max(1, servers.size()), clients.keepAlive());
    }

    void connect() throws IOException {
        client.connect(servers);
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        Histogram times = new Histogram(3);
        Errors errors = new Errors(window);
        List<ScheduleLoop.Lane> lanes = IntStream.range(0, servers.size())
                .mapToObj(client -> lane(client, window, times, errors))
                .toList();
        ScheduleLoop.Course course;
        try {
            course = ScheduleLoop.run(window, lanes, turn);
        } finally {
            calls.traffic().workerEnded();
        }
        calls.traffic().awaitAllWorkers();
        Traffic mine = calls.traffic().of(machine, window);
        return new Answer(
                course.startDelay(),
                course.measured(),
                course.lag(),
                WebValues.of(calls.exchange(), mine, errors, times),
                times.getTotalCount() == 0 ? null : times,
                mine.series(),
                errors.attachments(machine));
    }

    private ScheduleLoop.Lane lane(int number, Window window, Histogram times, Errors errors) {
        WebExchange exchange = calls.exchange();
        URI document = servers.get(number).resolve(exchange.path());
        Duration think = clients.thinkTime();
        Duration first = firstPauses.get(number);
        return exchange.posts()
                ? new RequestLane(client, document, calls, think, first, window, times, errors)
                : new DownloadLane(client, document, calls, think, first, window, times, errors);
    }

    @Override
    public void close() {
        turn.close();
        client.close();
    }
}
