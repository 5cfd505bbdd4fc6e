package dev.plumbline.engine;

import static dev.plumbline.model.Better.HIGHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.api.Blocks;
import dev.plumbline.api.Experiment;
import dev.plumbline.api.Factor;
import dev.plumbline.api.PlumblineProperties;
import dev.plumbline.api.Response;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Luns;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Vms;
import dev.plumbline.lab.local.Trouble;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.DownloadLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This computer's clock is set while a trial runs: the trial is broken in one sentence, whatever it measures, and others are not. */
class ClockSetTest {

    private static final String BACK =
            "this computer's clock was set back by 1 h during the trial, so that nobody knows"
                    + " what else is wrong; let no service set it while trials run";

    private static Clock clock = new Clock();
    private static int trials;
    private static Duration step = Duration.ofHours(-1);

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        clock = new Clock();
        trials = 0;
        step = Duration.ofHours(-1);
    }

    /** A clock that can be set. */
    private static final class Clock implements InstantSource {

        private volatile Duration set = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(set);
        }

        void set(Duration by) {
            set = set.plus(by);
        }
    }

    /** What a trial does while the clock is set. */
    enum Kind {
        DISK,
        DOWNLOADS,
        FAILURE
    }

    static class Loads {
        @Experiment("?")
        @Blocks(1)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(
                @Factor({"DISK", "DOWNLOADS", "FAILURE"}) Kind kind,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "1", disk = "4 MiB") Machines machines)
                throws Exception {
            Load load = kind == Kind.DOWNLOADS
                    ? DownloadLoad.of("4 KiB")
                    : DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            Measurement measured =
                    machines.run(load.named("load").beside(new Trouble(() -> clock.set(step)).named("trouble")));
            if (kind == Kind.FAILURE) {
                throw new IncompleteTrialException("something that follows from the clock");
            }
            return Measurement.of("x", measured.readings().get(0).value());
        }
    }

    /** A body that measures by itself, and by the clock that can be set. */
    static class OwnBody {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "x", better = HIGHER)
        Measurement sweep(@Factor("1..2") int x) {
            Instant from = clock.instant();
            if (++trials == 2) {
                clock.set(step);
            }
            return Measurement.of(
                    "x", 1 + Duration.between(from, clock.instant()).toMinutes());
        }
    }

    static class Disk {
        @Experiment("?")
        @Blocks(2)
        @Response(name = "iops", unit = "1/s", better = HIGHER)
        Measurement sweep(
                @Factor("1..2") int vms,
                @Luns(size = "16 MiB") LunSet luns,
                @Vms(count = "{vms}", disk = "4 MiB") Machines machines) {
            Load load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns);
            return machines.run(
                    ++trials == 2 ? load.beside(new Trouble(() -> clock.set(step)).named("trouble")) : load);
        }
    }

    private List<TrialRecord> run(String lab, Class<?> experiment) {
        EngineRun run = new EngineRun(folder)
                .with(PlumblineProperties.LAB, lab)
                .with(PlumblineProperties.WARM_UP, "50 ms")
                .with(PlumblineProperties.MEASURE, "400 ms");
        run.kit(new PlumblineTestEngine(clock), selectClass(experiment)).execute();
        return run.journal().sessions().get(0).session().trials();
    }

    private static void assertOnlyTheSecondIsBroken(List<TrialRecord> trials) {
        assertThat(trials).hasSize(4);
        assertThat(trials)
                .extracting(TrialRecord::outcome)
                .containsExactly(Outcome.COMPLETE, Outcome.BROKEN, Outcome.COMPLETE, Outcome.COMPLETE);
        assertThat(trials.get(1).failure()).isEqualTo(BACK);
    }

    @Test
    void a_load_in_which_it_is_set_back_is_broken_and_so_is_what_follows_from_that() {
        assertThat(run("embedded", Loads.class)).hasSize(3).allSatisfy(trial -> {
            assertThat(trial.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(trial.failure()).isEqualTo(BACK);
            assertThat(trial.measurement()).isNull();
        });
    }

    @Test
    void a_body_that_measures_by_it_has_no_wrong_number() {
        assertOnlyTheSecondIsBroken(run("noop", OwnBody.class));
    }

    @Test
    void real_jobs_of_fio_are_broken_in_which_it_is_set_and_whole_before_and_after() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), """
                labs:
                  own: {kind: local, quiet: {cpu: 100 %, disk: 100 %, runQueue: 1000, wait: 1 s}}
                """);

        assertOnlyTheSecondIsBroken(run("own", Disk.class));
    }

    @Test
    void one_that_is_set_forward_may_be_that_of_a_computer_that_slept() {
        step = Duration.ofHours(2);

        assertThat(run("noop", OwnBody.class).get(1).failure())
                .startsWith(
                        "this computer's clock was set forward by 2 h or the computer slept so long during the trial");
    }

    @Test
    void one_that_is_put_right_by_a_moment_breaks_nothing() {
        step = Duration.ofMillis(-400);

        assertThat(run("noop", OwnBody.class)).extracting(TrialRecord::outcome).containsOnly(Outcome.COMPLETE);
    }
}
