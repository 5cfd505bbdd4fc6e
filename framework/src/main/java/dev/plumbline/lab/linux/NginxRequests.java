package dev.plumbline.lab.linux;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests an nginx has been sent, by its {@code stub_status}. Asking for it is itself a request, and not counted. Several
 * threads may ask.
 */
public final class NginxRequests {

    /** Accepted and handled connections, requests. */
    private static final Pattern COUNTS = Pattern.compile("\\n\\s*\\d+\\s+\\d+\\s+(\\d+)\\s");

    private final Status status;
    private long own;

    /** Gets the server's answer. */
    @FunctionalInterface
    public interface Status {

        /** Its status. */
        String ask() throws IOException;
    }

    public NginxRequests(Status status) {
        this.status = status;
    }

    /** To be called before the server is started. */
    public synchronized void reset() {
        own = 0;
    }

    /** Those of others; empty where the answer does not tell. */
    public synchronized OptionalLong count() throws IOException {
        Matcher counts = COUNTS.matcher(status.ask());
        if (!counts.find()) {
            return OptionalLong.empty();
        }
        own++;
        return OptionalLong.of(Long.parseLong(counts.group(1)) - own);
    }

    /** Whether the server answers. */
    public boolean answers() {
        try {
            return count().isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
