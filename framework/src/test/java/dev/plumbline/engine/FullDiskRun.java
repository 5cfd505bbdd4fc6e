package dev.plumbline.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.PlumblineProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Records a session, fills the disk, records another one, and keeps what came of it. */
final class FullDiskRun {

    private FullDiskRun() {}

    /** Arguments: folder for the output, folder of the store, on a disk of its own. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[0]);
        Path baselines = Path.of(arguments[1]);
        EngineRun run = new EngineRun(output)
                .with(PlumblineProperties.BASELINES, baselines.toString())
                .with(PlumblineProperties.BASELINE, "record");
        Files.write(output.resolve("first"), EngineRun.failures(run.execute(selectClass(StoringTest.Steady.class))));
        copy(baselines, output.resolve("before"));
        fill(baselines.resolve("filler"));
        List<String> failures = EngineRun.failures(run.execute(selectClass(StoringTest.Steady.class)));
        Files.delete(baselines.resolve("filler"));
        copy(baselines, output.resolve("after"));
        Files.write(output.resolve("second"), failures);
    }

    private static void fill(Path file) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(file)) {
            while (true) {
                filler.write(page);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
