package dev.plumbline.load;

import dev.plumbline.lab.WebServer;
import dev.plumbline.lab.Window;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** One client: downloads a document chunk by chunk, then the next one. */
final class DownloadLane implements ScheduleLoop.Lane {

    /** How long a client waits after an error; one that asked again at once would do nothing but fail. */
    private static final long PAUSE_NANOS = 10_000_000;

    private final WebClient client;
    private final URI document;
    private final ScheduledCalls downloads;
    private final long thinkNanos;
    private final Window window;
    private final Histogram times;
    private final Errors errors;
    private @Nullable Download download;
    private int chunk;
    private long pauseNanos;

    /** @param firstPause how long it waits before its first download, so that clients that think do not ask all at once */
    DownloadLane(
            WebClient client,
            URI document,
            ScheduledCalls downloads,
            Duration thinkTime,
            Duration firstPause,
            Window window,
            Histogram times,
            Errors errors) {
        this.client = client;
        this.document = document;
        this.downloads = downloads;
        this.thinkNanos = thinkTime.toNanos();
        this.pauseNanos = firstPause.toNanos();
        this.window = window;
        this.times = times;
        this.errors = errors;
    }

    /** A document under way. */
    private static final class Download {
        private final ClassicHttpResponse response;
        private final InputStream body;
        private final String machine;
        private final byte[] buffer;
        private final long begun;
        private long left;

        Download(ClassicHttpResponse response, String machine, int chunkBytes, long bytes, long begun)
                throws IOException {
            this.response = response;
            this.body = response.getEntity().getContent();
            this.machine = machine;
            this.buffer = new byte[chunkBytes];
            this.begun = begun;
            this.left = bytes;
        }
    }

    @Override
    public long begin(long arrival) throws IOException {
        if (pauseNanos > 0) {
            return arrival + pauseNanos;
        }
        try {
            if (download == null) {
                download = open(arrival);
            }
            chunk = download.body.readNBytes(download.buffer, 0, (int) Math.min(download.buffer.length, download.left));
            if (chunk == 0) {
                throw new EOFException("the document ended " + download.left + " B early");
            }
            return downloads.carry(download.machine, chunk, arrival);
        } catch (IOException e) {
            errors.add(arrival, e);
            abandon();
            return arrival + PAUSE_NANOS;
        }
    }

    private Download open(long arrival) throws IOException {
        ClassicHttpResponse response = client.get(document);
        Header machine = response.getFirstHeader(WebServer.ANSWERED_BY);
        if (response.getCode() != 200 || machine == null || response.getEntity() == null) {
            response.close();
            throw new IOException("HTTP " + response.getCode() + (machine == null ? " from nobody" : ""));
        }
        long bytes = downloads.exchange().replyBytes();
        int chunkBytes = (int) Math.min(downloads.chunkBytes(machine.getValue()), bytes);
        return new Download(response, machine.getValue(), chunkBytes, bytes, arrival);
    }

    private void abandon() throws IOException {
        chunk = 0;
        if (download != null) {
            ClassicHttpResponse response = download.response;
            download = null;
            response.close();
        }
    }

    @Override
    public void ended(long arrival, long end) throws IOException {
        pauseNanos = 0;
        if (download == null) {
            return;
        }
        Traffic traffic = downloads.traffic().of(download.machine, window);
        traffic.part(end, chunk);
        download.left -= chunk;
        if (download.left == 0) {
            traffic.whole(end);
            if (Tally.counts(window, end)) {
                times.recordValue(end - download.begun);
            }
            WebClient.finish(download.response);
            download = null;
            pauseNanos = thinkNanos;
        }
    }
}
