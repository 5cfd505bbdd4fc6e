package dev.plumbline.lab.command;

import dev.plumbline.lab.LocalCommands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A command that tells figures.
 *
 * @param whose what they are of, as {@code vm-1}
 * @param arguments the program and its arguments
 * @param commands what runs it
 * @param within the longest that it may take
 */
record StatsSource(String whose, List<String> arguments, LocalCommands commands, Duration within) {

    /**
     * Runs it.
     *
     * @throws IOException one sentence without its full stop, when it fails, takes too long, or prints anything else than figures
     */
    List<Stat> ask() throws IOException, InterruptedException {
        String printed = commands.output(arguments, within);
        try {
            return PrintedStats.read(printed);
        } catch (IOException e) {
            throw new IOException("the command 'stats' of " + whose + " " + e.getMessage(), e);
        }
    }
}
