package dev.plumbline.load;

import dev.plumbline.lab.Answer;
import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.Answer.Value;
import dev.plumbline.lab.Window;
import dev.plumbline.lab.Worker;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Drives its share of the clients, and answers for what one machine sent to all of them. */
final class DownloadWorker implements Worker {

    private final String machine;
    private final Downloads downloads;
    private final List<URI> documents;
    private final WebClient client;

    DownloadWorker(String machine, Downloads downloads, List<URI> documents) {
        this.machine = machine;
        this.downloads = downloads;
        this.documents = documents;
        this.client = new WebClient(Math.max(1, documents.size()));
    }

    void connect() throws IOException {
        client.connect(documents);
    }

    @Override
    public String machine() {
        return machine;
    }

    @Override
    public Answer run(Window window) throws Exception {
        Histogram times = new Histogram(3);
        Errors errors = new Errors(window);
        List<DownloadLane> lanes = documents.stream()
                .map(document -> new DownloadLane(client, document, downloads, window, times, errors))
                .toList();
        ScheduleLoop.Course course;
        try {
            course = ScheduleLoop.run(window, lanes);
        } finally {
            downloads.workerEnded();
        }
        downloads.awaitAllWorkers();
        Traffic mine = downloads.traffic(machine, window);
        List<Value> values = new ArrayList<>(mine.values("requests"));
        values.add(new Value("errors", "", errors.count(), Combine.SUM));
        return new Answer(
                course.startDelay(),
                course.measured(),
                course.lag(),
                values,
                times.getTotalCount() == 0 ? null : times,
                mine.series(),
                errors.attachments(machine));
    }

    @Override
    public void close() {
        client.close();
    }
}
