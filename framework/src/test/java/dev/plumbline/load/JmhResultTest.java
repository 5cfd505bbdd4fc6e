package dev.plumbline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Answer.Combine;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Interval;
import dev.plumbline.lab.Window;
import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhResultTest {

    private static final String ONE = "[{\"primaryMetric\": {\"scoreUnit\": \"ops/s\", \"rawData\": [[10, 20, 60]]}}]";

    private static JmhResult parse(String text) {
        return JmhResult.parse(text, "vm-1", "org.example.Codec.decode", 3);
    }

    @Test
    void the_value_is_the_mean_of_the_iterations_that_count() {
        assertThat(parse(ONE).value(1, 3).value()).isEqualTo(40);
        assertThat(parse(ONE).value(1, 3).combine()).isEqualTo(Combine.SUM);
        assertThat(parse(ONE.replace("ops/s", "ns/op")).value(0, 1).combine()).isEqualTo(Combine.MEAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | JMH on vm-1 wrote no result",
                "[{ | JMH on vm-1 wrote a result that is no JSON",
                "[] | JMH on vm-1 gave 0 results for 'org.example.Codec.decode' instead of one",
                "[{},{}] | JMH on vm-1 gave 2 results for 'org.example.Codec.decode' instead of one",
                "[{}] | JMH on vm-1 gave the scores of 0 forks instead of one",
                "[{\"primaryMetric\": {\"rawData\": [[1, 2]]}}] | JMH on vm-1 gave 2 iterations instead of 3",
                "[{\"primaryMetric\": {\"rawData\": [[1, 2, \"NaN\"]]}}] | JMH on vm-1 gave the score \"NaN\", which is",
                "[{\"primaryMetric\": {\"rawData\": [[1], [2], [3]]}}] | JMH on vm-1 gave the scores of 3 forks"
            })
    void anything_else_than_the_one_result_that_was_asked_for_breaks_the_trial(String text, String sentence) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "decode", "org.example.*", "org.example.Codec.decode; rm"})
    void what_names_no_benchmark_is_refused_with_an_example(String name) {
        assertThatThrownBy(() -> JmhLoad.of(name))
                .isInstanceOf(MisuseException.class)
                .hasMessageEndingWith("names no benchmark; write its class and method, as 'org.example.Codec.decode'");
    }

    @Test
    void forks_go_on_for_as_long_as_another_may_begin_later() {
        Window window = new Window(0, 500_000_000L, 2_500_000_000L);

        JmhJob.Iterations iterations = JmhJob.Iterations.of(window, Duration.ofSeconds(1));

        assertThat(iterations.warmUpMillis()).isEqualTo(500);
        assertThat(iterations.needed() * iterations.millis()).isGreaterThanOrEqualTo(2000);
        assertThat((iterations.count() - iterations.needed() - 1) * iterations.millis())
                .isGreaterThanOrEqualTo(1000);
        assertThat(JmhJob.Iterations.of(new Window(0, 0, 1), Duration.ofSeconds(1))
                        .needed())
                .isEqualTo(1);
    }

    @Test
    void iterations_whose_beginning_was_told_late_lasted_all_the_same() {
        JmhTimes times = new JmhTimes();
        long at = 1000;
        for (String text : List.of(JmhEvents.BEGIN, JmhEvents.END, JmhEvents.BEGIN, JmhEvents.END)) {
            times.add(new ArrivingLines.Line(text, at));
            at += 1000;
        }

        assertThat(times.measured(0, 2, Duration.ofNanos(1000))).isEqualTo(new Interval(1000, 4000));
        assertThat(times.measured(0, 2, Duration.ofNanos(1800))).isEqualTo(new Interval(400, 4000));
    }

    @Test
    void a_job_reaches_the_other_jvm_as_it_is(@TempDir Path folder) throws Exception {
        JmhJob job = new JmhJob("a.B.c", 3, new TreeMap<>(Map.of("größe", "1=2: ä")), List.of("-Dx=y z", "-Xmx64m"));

        job.write(folder.resolve("job"));

        assertThat(JmhJob.read(folder.resolve("job"))).isEqualTo(job);
    }
}
