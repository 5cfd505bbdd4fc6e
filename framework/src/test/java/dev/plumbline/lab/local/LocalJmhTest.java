package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Machines;
import dev.plumbline.load.JmhBenchmark;
import dev.plumbline.load.JmhLoad;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH with real forks in machines. */
class LocalJmhTest {

    private static final String FIXTURES = "dev.plumbline.load.JmhFixtures.";

    @TempDir
    Path folder;

    @Test
    void every_machine_runs_a_fork_in_its_own_network_and_their_rates_are_added() throws Exception {
        Set<Path> before = folders();
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            test.luns(1, 4 << 20);
            Machines two = test.machines(2, 1);

            Measurement measured = test.run(two, JmhLoad.of(JmhBenchmark.INTEGER), 600);

            Reading score = measured.readings().get(0);
            assertThat(score.response()).isEqualTo("score");
            assertThat(score.unit()).isEqualTo("ops/s");
            assertThat(score.machines())
                    .hasSize(2)
                    .allSatisfy((machine, rate) -> assertThat(rate).isPositive());
            assertThat(score.value())
                    .isEqualTo(score.machines().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum());
            assertThat(measured.covariates()).containsKeys("start spread (ms)", "foreign CPU (% of the host)");
            assertThat(measured.attachments())
                    .singleElement()
                    .satisfies(raw ->
                            assertThat(raw.text()).contains("\"jmhVersion\" : \"1.37\"", "HostBenchmarks.integer"));
        }
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void a_benchmark_of_a_users_own_has_parameters_and_arguments_and_times_are_averaged() throws Exception {
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);
            JmhLoad time = JmhLoad.of(FIXTURES + "time");

            Measurement measured =
                    test.run(one, time.parameter("size", "7").threads(2).jvmArguments("-Xmx48m"), 300);

            assertThat(measured.readings().get(0).unit()).isEqualTo("ns/op");
            assertThat(measured.attachments().get(0).text())
                    .contains("\"-Xmx48m\"", "\"threads\" : 2", "\"size\" : \"7\"")
                    .doesNotContain("TieredStopAtLevel");
            assertThatThrownBy(() -> test.run(one, time, 200))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageContaining("with one mode, and give each of its parameters one value");
        }
    }

    @Test
    void a_fork_that_fails_dies_or_is_not_there_breaks_the_trial_with_one_sentence_and_leaves_nothing()
            throws Exception {
        Set<Path> before = folders();
        try (LocalTestLab test = LocalTestLab.open(folder, "")) {
            test.luns(1, 4 << 20);
            Machines one = test.machines(1, 1);

            assertThatThrownBy(
                            () -> test.run(one, JmhLoad.of(FIXTURES + "failing").parameter("size", "1"), 200))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageMatching("the load on vm-\\d+ failed: JMH on vm-\\d+ failed: .*no luck today");
            assertThatThrownBy(
                            () -> test.run(one, JmhLoad.of(FIXTURES + "dying").parameter("size", "1"), 200))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageMatching(
                            "the load on vm-\\d+ failed: JMH on vm-\\d+ failed: .*Forked VM failed with exit code"
                                    + " 9");
            assertThatThrownBy(() -> test.run(one, JmhLoad.of("org.example.Nothing.here"), 200))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageEndingWith(
                            "there is no benchmark 'org.example.Nothing.here' that JMH's annotation processor has"
                                    + " seen on the class path");
            assertThatThrownBy(
                            () -> test.run(one, JmhLoad.of(JmhBenchmark.INTEGER).jvmArguments("-XX:NoSuchThing"), 200))
                    .isInstanceOf(IncompleteTrialException.class);
        }
        assertThat(folders()).isEqualTo(before);
    }

    private static Set<Path> folders() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("plumbline-jmh-"))
                    .collect(Collectors.toSet());
        }
    }
}
