package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One machine's messages from and to the peer. */
final class StreamWorker implements Worker {

    private final String machine;
    private final StreamLane.Route route;
    private final List<StreamLane.Direction> directions;
    private final WebClient client;

    StreamWorker(String machine, StreamLane.Route route, List<StreamLane.Direction> directions) {
        this.machine = machine;
        this.route = route;
        this.directions = directions;
        this.client = new WebClient(directions.size());
    }

    void connect() throws IOException {
        client.connect(Collections.nCopies(directions.size(), route.peer()));
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        Histogram times = new Histogram(3);
        Traffic traffic = new Traffic(window);
        List<StreamLane> lanes = directions.stream()
                .map(direction -> new StreamLane(client, route, direction, traffic, (begun, end) -> {
                    if (Tally.counts(window, end)) {
                        times.recordValue(end - begun);
                    }
                }))
                .toList();
        ScheduleLoop.Course course = ScheduleLoop.run(window, lanes);
        return new Answer(
                course.startDelay(),
                course.measured(),
                course.lag(),
                traffic.values("messages"),
                times.getTotalCount() == 0 ? null : times,
                traffic.series(),
                List.of());
    }

    @Override
    public void close() {
        client.close();
    }
}
