package dev.plumbline.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A short-lived file or folder beside those in a ledger: what is made to find out what a lab can do, before there is a ledger,
 * and what one load works in. Its name is its undo record: it says which process made it, so that what a killed one has left
 * is found and deleted by the next.
 *
 * @param path where it stands
 * @param pid the process that made it
 */
public record Stray(Path path, long pid) {

    private static final Pattern NAME =
            Pattern.compile("plumbline-[a-z]+-([0-9a-f]{8})-(\\d{1,10})-(\\d{1,18})-[0-9a-f]{8}");

    /**
     * A name that nothing has yet, for something of this process.
     *
     * @param stem what it is for, in small letters
     */
    public static String name(String stem) {
        long self = ProcessHandle.current().pid();
        return "plumbline-" + stem + "-" + host() + "-" + self + "-"
                + start(self).orElse(0) + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /**
     * A new folder for temporary files of this process, beside the ledgers, which this user alone may use.
     *
     * @param stem what it is for, in small letters
     * @throws IOException when it cannot be made
     */
    public static Path temporaryFolder(String stem) throws IOException {
        Path folder = StateFolder.prepare(StateFolder.path()).resolve(name(stem));
        StateFolder.make(folder);
        return folder;
    }

    /**
     * What dead processes of this host have left in a folder.
     *
     * @throws IOException when the folder cannot be read
     */
    public static List<Stray> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Stray> strays = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> of(file).ifPresent(strays::add));
        }
        return strays;
    }

    private static Optional<Stray> of(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(name.group(2));
        boolean alive = start(pid).equals(OptionalLong.of(Long.parseLong(name.group(3))));
        return name.group(1).equals(host()) && !alive ? Optional.of(new Stray(file, pid)) : Optional.empty();
    }

    /** When a process started that still runs: where there are no ticks, by the clock. */
    private static OptionalLong start(long pid) {
        Optional<ProcessStat> stat = ProcessStat.of(pid);
        if (stat.isPresent()) {
            return stat.get().isZombie()
                    ? OptionalLong.empty()
                    : OptionalLong.of(stat.get().startTicks());
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(it -> it.info().startInstant())
                .stream()
                .mapToLong(Instant::toEpochMilli)
                .findFirst();
    }

    /** A host's name may be long, and have letters that shells and others take for more. */
    private static String host() {
        return HexFormat.of().toHexDigits(Owner.self().host().hashCode());
    }

    /** Who made it; for people. */
    public String owner() {
        return "process " + pid + " on this computer";
    }

    /** What deleting it comes to; for people. */
    public String words() {
        return "delete " + path;
    }

    /**
     * Deletes it with all that is in it; links are not followed.
     *
     * @throws IOException when it cannot be deleted
     */
    public void delete() throws IOException {
        try {
            delete(path);
        } catch (IOException | UncheckedIOException e) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) { // otherwise another run has deleted it meanwhile
                throw new IOException(path + " cannot be deleted", e);
            }
        }
    }

    /** Deletes a file, or a folder with all that is in it, if it is there; links are not followed. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
