package dev.plumbline.engine;

import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** One run of the engine on fixture classes, in a folder of its own. */
final class EngineRun {

    private final Path output;
    private final Map<String, String> properties = new TreeMap<>();

    EngineRun(Path output) {
        this.output = output;
        with(PlumblineProperties.LAB, "noop");
        with(PlumblineProperties.LABS, output.toString());
        with(PlumblineProperties.OUTPUT, output.toString());
        with(PlumblineProperties.BASELINES, output.resolve("baselines").toString());
    }

    EngineRun with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    EngineExecutionResults execute(DiscoverySelector... selectors) {
        return kit(selectors).execute();
    }

    EngineExecutionResults execute(Filter<?> filter, DiscoverySelector... selectors) {
        return kit(selectors).filters(filter).execute();
    }

    EngineTestKit.Builder kit(DiscoverySelector... selectors) {
        return kit(EngineTestKit.engine(PlumblineTestEngine.ID), selectors);
    }

    /** The same of an engine that is made otherwise than the platform does. */
    EngineTestKit.Builder kit(PlumblineTestEngine engine, DiscoverySelector... selectors) {
        return kit(EngineTestKit.engine(engine), selectors);
    }

    private EngineTestKit.Builder kit(EngineTestKit.Builder engine, DiscoverySelector... selectors) {
        return engine.configurationParameters(properties).selectors(selectors);
    }

    /** What the latest run's journals hold; runs of one second are not in order by their folders' names. */
    Run journal() {
        try (Stream<Path> runs = Files.list(output.resolve("runs"))) {
            return RunFolder.read(
                    runs.max(Comparator.comparingLong(run -> run.toFile().lastModified()))
                            .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages of the leaves that failed, in order. */
    static List<String> failures(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    /** The display names of the leaves that started, in order. */
    static List<String> leaves(EngineExecutionResults results) {
        return results.testEvents().started().stream()
                .map(Event::getTestDescriptor)
                .map(descriptor -> descriptor.getDisplayName())
                .toList();
    }
}
