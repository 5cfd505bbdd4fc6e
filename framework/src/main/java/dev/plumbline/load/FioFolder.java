package dev.plumbline.load;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Stray;
import dev.plumbline.lab.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that one run of fio's client reads its jobs from and writes its results to. */
final class FioFolder {

    private static final long MOST_OUTPUT = 256L << 20;
    private static final String LATENCIES = "_clat.1.log.";
    private static final String RATES = "_bw.1.log.";

    private final Path path;

    private FioFolder(Path path) {
        this.path = path;
    }

    static FioFolder create() throws IOException {
        return new FioFolder(Stray.temporaryFolder("fio"));
    }

    /** What holds the jobs of these machines back; {@code null} where that cannot be done. */
    @Nullable
    FioGate gate(List<FioMachine> machines) throws IOException, InterruptedException {
        boolean here = machines.stream().allMatch(machine -> machine.server().here());
        if (!here) {
            return SocketGate.create(machines).orElse(null);
        }
        return PipeGate.fits(path) ? PipeGate.create(path) : null;
    }

    /** Writes the jobs; what starts the client, which finds all of its files in the folder that it is started in. */
    ProcessBuilder command(List<FioMachine> machines, Window window, @Nullable FioGate gate) throws IOException {
        List<String> command = new ArrayList<>(FioConfinement.of(machines).before());
        command.addAll(List.of(
                "fio", "--output-format=json+", "--output=" + outputFile().getFileName()));
        for (FioMachine machine : machines) {
            Path job = path.resolve(machine.name() + ".fio");
            Files.writeString(job, machine.job().text(window, gate));
            Files.createDirectories(log(machine, LATENCIES).getParent());
            command.add("--client=" + machine.server().client());
            command.add(String.valueOf(job.getFileName()));
        }
        FioConfinement.of(machines).letIn(path);
        return new ProcessBuilder(command)
                .directory(path.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(saidFile().toFile());
    }

    /**
     * Where fio puts a machine's log: it appends the server's address to the name, and the address of a server on a socket of
     * the file system is a path, whose folders it does not make.
     */
    private Path log(FioMachine machine, String what) {
        String address = machine.server().client().replaceFirst("^sock:", "");
        return Path.of(path + "/" + machine.name() + what + address);
    }

    /** What fio wrote as its result. */
    String output() throws IOException {
        return read(outputFile());
    }

    /** What fio said beside it. */
    String said() throws IOException {
        return read(saidFile());
    }

    /**
     * Machine to its log; a machine without one is left out.
     *
     * @param ahead how far clocks are ahead of this computer's, in nanoseconds; of a machine without a clock of its own nothing
     */
    Map<String, FioLog> logs(List<FioMachine> machines, Map<String, Long> ahead) throws IOException {
        Map<String, FioLog> logs = new TreeMap<>();
        for (FioMachine machine : machines) {
            long nanos = ahead.getOrDefault(machine.name(), 0L);
            FioLog log = FioLog.either(log(machine, LATENCIES), log(machine, RATES), nanos);
            if (log != null) {
                logs.put(machine.name(), log);
            }
        }
        return logs;
    }

    private Path outputFile() {
        return path.resolve("out.json");
    }

    private Path saidFile() {
        return path.resolve("said.txt");
    }

    private static String read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        if (Files.size(file) > MOST_OUTPUT) {
            throw new IncompleteTrialException("fio wrote more than " + MOST_OUTPUT + " B to " + file.getFileName());
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
