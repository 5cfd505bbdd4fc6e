package dev.plumbline.load;

import dev.plumbline.lab.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fork is to do.
 *
 * @param benchmark class and method
 * @param threads how many threads
 * @param parameters values of its parameters, by name
 * @param jvmArguments arguments of the forked JVM
 */
record JmhJob(String benchmark, int threads, SortedMap<String, String> parameters, List<String> jvmArguments) {

    private static final String PARAMETER = "parameter.";
    private static final String ARGUMENT = "argument.";

    JmhJob {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        jvmArguments = List.copyOf(jvmArguments);
    }

    /**
     * Iterations of a fork.
     *
     * @param warmUpMillis how long it warms up, in one iteration; 0 for not at all
     * @param count how many are measured
     * @param needed how many of them are wanted: others wait for machines that begin later, and keep the load up until those end
     * @param millis how long each is
     */
    record Iterations(long warmUpMillis, int count, int needed, long millis) {

        private static final int MOST = 5;
        private static final long SHORTEST_MILLIS = 100;

        /** Each is a little longer than its part, since it is timed from outside. */
        private static final long MARGIN_MILLIS = 10;

        static Iterations of(Window window, Duration widestSpread) {
            long warmUp = Duration.ofNanos(window.from() - window.start()).toMillis();
            long measure =
                    Math.max(1, Duration.ofNanos(window.to() - window.from()).toMillis());
            int needed = (int) Math.max(1, Math.min(MOST, measure / SHORTEST_MILLIS));
            long millis = (measure + needed - 1) / needed + MARGIN_MILLIS;
            int spare = (int) (widestSpread.toMillis() / millis) + 2;
            return new Iterations(warmUp, needed + spare, needed, millis);
        }
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("benchmark", benchmark);
        properties.setProperty("threads", Integer.toString(threads));
        parameters.forEach((name, value) -> properties.setProperty(PARAMETER + name, value));
        for (int i = 0; i < jvmArguments.size(); i++) {
            properties.setProperty(ARGUMENT + i, jvmArguments.get(i));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    static JmhJob read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(PARAMETER)) {
                parameters.put(key.substring(PARAMETER.length()), properties.getProperty(key));
            }
        }
        List<String> arguments = new ArrayList<>();
        for (String one = properties.getProperty(ARGUMENT + 0);
                one != null;
                one = properties.getProperty(ARGUMENT + arguments.size())) {
            arguments.add(one);
        }
        return new JmhJob(
                properties.getProperty("benchmark", ""),
                Integer.parseInt(properties.getProperty("threads", "1")),
                parameters,
                arguments);
    }
}
