package dev.plumbline.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux tells of a process, in {@code /proc/PID/stat}; see proc(5).
 *
 * @param state one letter, as {@code R} for one that runs
 * @param startTicks when it started, in the kernel's ticks since the computer did: no setting of a clock moves it
 */
public record ProcessStat(char state, long startTicks) {

    /** Where the start stands behind the name, which itself may hold anything. */
    private static final int START = 19;

    /** That of a process; empty where it has ended, or this is not Linux. */
    public static Optional<ProcessStat> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return Optional.of(new ProcessStat(fields[0].charAt(0), Long.parseLong(fields[START])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended, and its parent has not asked for that yet. */
    public boolean isZombie() {
        return state == 'Z';
    }

    /** Whether somebody has stopped it by a signal, so that it does nothing until it is told to go on. */
    public boolean isStopped() {
        return state == 'T' || state == 't';
    }
}
