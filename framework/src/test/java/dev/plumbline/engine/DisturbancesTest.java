package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.journal.Run;
import dev.plumbline.lab.noop.Noop;
import dev.plumbline.lab.noop.NoopLoad;
import dev.plumbline.lab.noop.NoopResource;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisturbancesTest {

    @TempDir
    Path output;

    static class Nothing {

        @Experiment("?")
        @Blocks(3)
        @Response(name = "nothing", better = HIGHER)
        Measurement nothing(@Factor({"1", "2"}) int count, @Noop(count = "{count}") NoopResource resource) {
            return resource.run(new NoopLoad("nothing", count));
        }
    }

    private Run.Judged judged(String lab) {
        EngineRun run = new EngineRun(output).with(PlumblineProperties.LAB, lab);
        run.execute(selectClass(Nothing.class));
        return run.journal().sessions().get(0);
    }

    @Test
    void what_ran_before_a_block_and_beside_trials_is_told_where_it_was_and_as_findings() {
        Run.Judged judged = judged("loud");

        assertThat(judged.session().fixtures())
                .filteredOn(fixture -> fixture.name().equals("quiet host"))
                .hasSize(3)
                .allMatch(fixture -> fixture.kind() == Fixture.Kind.SET_UP)
                .filteredOn(fixture -> fixture.failure() != null)
                .singleElement()
                .satisfies(fixture -> assertThat(fixture.block()).isEqualTo(2));
        assertThat(judged.session().trials()).allSatisfy(trial -> {
            assertThat(trial.measurement()).isNotNull();
            assertThat(trial.measurement().remark()).isEqualTo("make (pid 7) ran");
            assertThat(trial.measurement().covariates()).containsEntry("length (ns)", 1e6);
        });
        assertThat(judged.judgement()).isNotNull();
        assertThat(judged.judgement().findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.NOTE)
                .extracting(Finding::sentence)
                .contains("before block 2 the host was not quiet within 1 s: make (pid 7)")
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("6 of 6 trials were disturbed; in the first of them (block 1, count=")
                        .endsWith(") make (pid 7) ran"));
    }

    @Test
    void a_lab_that_cannot_tell_is_not_said_to_be_quiet() {
        Run.Judged judged = judged("noop");

        assertThat(judged.session().fixtures())
                .noneMatch(fixture -> fixture.name().equals("quiet host"));
        assertThat(judged.judgement()).isNotNull();
        assertThat(judged.judgement().findings()).noneMatch(finding -> finding.kind() == Finding.Kind.NOTE);
    }
}
