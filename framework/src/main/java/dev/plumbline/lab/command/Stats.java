package dev.plumbline.lab.command;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.linux.HostCounters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the command {@code stats} tells: of each machine, or, where no machine is named in it, of what they run on. */
final class Stats implements AutoCloseable {

    static final String PARENT = "parent";

    /** How many of the commands may run at once. */
    private static final int THREADS = 4;

    private static final long END_SECONDS = 5;

    private final Optional<CommandLine> command;
    private final LocalCommands commands;
    private final Duration within;
    private final Map<String, Watched> watched = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread stats = new Thread(task, "plumbline-stats");
        stats.setDaemon(true);
        return stats;
    });

    /** @param figures those that it told first, which are those that it is asked for */
    private record Watched(StatsSource source, List<Stat> figures) {}

    /** @param within the longest that the command may take */
    Stats(Optional<CommandLine> command, LocalCommands commands, Duration within) {
        this.command = command;
        this.commands = commands;
        this.within = within;
    }

    /**
     * Asks it of a machine that is there now.
     *
     * @param machine the machine's name in reports
     * @param words what stands for the machine in commands
     * @throws IncompleteTrialException one sentence, when it does not tell
     */
    void add(String machine, Map<String, String> words) throws InterruptedException {
        if (command.isEmpty()) {
            return;
        }
        boolean ofOne = command.get().namesMachine();
        String key = ofOne ? words.getOrDefault(CommandLine.NAME, machine) : PARENT;
        if (ofOne || !watched.containsKey(PARENT)) {
            watched.put(
                    key,
                    asked(new StatsSource(
                            ofOne ? machine : PARENT, command.get().filled(words), commands, within)));
        }
    }

    private static Watched asked(StatsSource source) throws InterruptedException {
        try {
            return new Watched(source, source.ask());
        } catch (IOException e) {
            throw new IncompleteTrialException(
                    source.whose() + " cannot be watched: " + e.getMessage()
                            + "; correct the command, or leave 'stats' out",
                    e);
        }
    }

    /** @param name the machine's name in commands */
    void forget(String name) {
        watched.remove(name);
    }

    /** For a load that begins now. */
    List<HostCounters> counters() {
        return watched.values().stream()
                .<HostCounters>map(one -> new StatsCounters(one.source(), one.figures(), threads))
                .toList();
    }

    /** Ends what runs of it. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            assert ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
