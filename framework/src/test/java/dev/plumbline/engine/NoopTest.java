package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.Response;
import dev.plumbline.journal.NoopReporter;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import dev.plumbline.lab.InterceptedBy;
import dev.plumbline.lab.StateFolder;
import dev.plumbline.lab.noop.Noop;
import dev.plumbline.lab.noop.NoopInterceptor;
import dev.plumbline.lab.noop.NoopLoad;
import dev.plumbline.lab.noop.NoopResource;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The whole walk with the no-op of every extension point. */
class NoopTest {

    @TempDir
    Path output;

    static class Nothing {

        @Experiment("What does nothing cost?")
        @Blocks(3)
        @Response(name = "nothing", better = HIGHER)
        @InterceptedBy(NoopInterceptor.class)
        Measurement nothing(@Factor("1..4") int count, @Noop(count = "{count}") NoopResource resource) {
            return resource.run(new NoopLoad("nothing", count));
        }
    }

    @Test
    void aRunOfNoOpsMeasuresEveryTreatmentInEveryBlock() {
        EngineRun run = new EngineRun(output);

        EngineExecutionResults results = run.execute(selectClass(Nothing.class));

        results.testEvents().assertStatistics(events -> events.started(5).succeeded(5));
        assertThat(EngineRun.leaves(results))
                .containsExactly("count=1", "count=2", "count=3", "count=4", "whole sweep");
        Run.Judged judged = run.journal().sessions().get(0);
        assertThat(judged.session().trials())
                .hasSize(12)
                .allMatch(trial -> trial.outcome() == Outcome.COMPLETE)
                .allMatch(trial -> trial.treatment()
                        .equals("count=" + (int) trial.value("nothing").orElseThrow()));
        assertThat(judged.judgement()).isNotNull();
    }

    @Test
    void aBlockIsMadeOnceForAllOfItsTrialsAndUndone() {
        EngineRun run = new EngineRun(output);

        run.execute(selectClass(Nothing.class));

        assertThat(run.journal().sessions().get(0).session().fixtures())
                .extracting(Fixture::kind, Fixture::block)
                .containsExactly(
                        tuple(Fixture.Kind.SET_UP, 1),
                        tuple(Fixture.Kind.TEAR_DOWN, 1),
                        tuple(Fixture.Kind.SET_UP, 2),
                        tuple(Fixture.Kind.TEAR_DOWN, 2),
                        tuple(Fixture.Kind.SET_UP, 3),
                        tuple(Fixture.Kind.TEAR_DOWN, 3));
    }

    @Test
    void aFinishedRunLeavesNoLedgerBehind() throws Exception {
        new EngineRun(output).execute(selectClass(Nothing.class));

        try (Stream<Path> files = Files.list(StateFolder.path())) {
            assertThat(files)
                    .noneMatch(file -> file.getFileName()
                            .toString()
                            .startsWith("noop-" + ProcessHandle.current().pid()));
        }
    }

    @Test
    void theNoOpReporterIsFoundAsAServiceAndAddsNothing() throws Exception {
        Path services = Files.createDirectories(output.resolve("services/META-INF/services"));
        Files.writeString(services.resolve(RunReporter.class.getName()), NoopReporter.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader withReporter =
                new URLClassLoader(new URL[] {output.resolve("services").toUri().toURL()}, before)) {
            thread.setContextClassLoader(withReporter);
            assertThat(ServiceLoader.load(RunReporter.class)).hasAtLeastOneElementOfType(NoopReporter.class);

            EngineRun run = new EngineRun(output);
            run.execute(selectClass(Nothing.class))
                    .testEvents()
                    .assertStatistics(events -> events.started(5).succeeded(5));

            assertThat(new NoopReporter().report(run.journal(), output)).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(output.resolve("report")).doesNotExist();
    }
}
