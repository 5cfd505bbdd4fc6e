package dev.plumbline.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.Outcome;
import dev.plumbline.model.Phase;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.Runs;
import io.qameta.allure.category.Category;
import io.qameta.allure.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

    @TempDir
    Path output;

    @Test
    void theFingerprintIsTheEnvironment() throws IOException {
        assertThat(Results.of(new Runs().run(), output).text("environment.properties"))
                .contains("emulation.service=2 ms", "(not\\ compared)\\ os=any", "lab=embedded (embedded)");
    }

    @Test
    void buildsAreCountedAndTheTrendGrows() throws IOException {
        Results first = Results.of(new Runs().run(), output);
        assertThat(first.json("executor.json").path("buildOrder").asLong()).isEqualTo(1);

        Results second = Results.of(new Runs().ratio(0.87).session("second").run(), output);

        assertThat(second.json("executor.json").path("buildOrder").asLong()).isEqualTo(2);
        assertThat(second.json("history/history-trend.json")).hasSize(1);
        Results third = Results.of(new Runs().session("third").run(), output);
        assertThat(third.json("history/history-trend.json"))
                .extracting(item -> item.path("buildOrder").asLong())
                .containsExactly(2L, 1L);
        JsonNode history = third.json("history/history.json");
        assertThat(history)
                .hasSize(31)
                .allSatisfy(item -> assertThat(item.path("items")).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUIVALENT, PASSED",
        "IMPROVEMENT, PASSED",
        "NO_BASELINE, PASSED",
        "REGRESSION, FAILED",
        "INCONCLUSIVE, SKIPPED",
        "BROKEN, BROKEN",
        "NOT_COMPARABLE, BROKEN"
    })
    void aVerdictHasItsStatus(Verdict verdict, Status status) {
        assertThat(Outcomes.status(verdict)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "REGRESSION, true, Regression of the whole sweep",
        "REGRESSION, false, Regression of one treatment",
        "INCONCLUSIVE, true, Inconclusive: the data cannot tell",
        "NOT_COMPARABLE, false, Not comparable with the baseline",
        "BROKEN, false, Broken: the lab was not ready",
        "BROKEN, true, Broken: the lab was not ready"
    })
    void whatIsNotGreenFallsIntoOneCategory(Verdict verdict, boolean wholeSweep, String name) {
        String trace =
                Outcomes.headline(verdict, wholeSweep, List.of()) + "\niops: verdict regression of one treatment";
        String status = String.valueOf(Outcomes.status(verdict)).toLowerCase(Locale.ROOT);

        List<Category> matching = Surroundings.categories().stream()
                .filter(category -> category.getMatchedStatuses().get(0).value().equals(status))
                .filter(category -> Pattern.compile(category.getTraceRegex(), Pattern.DOTALL)
                        .matcher(trace)
                        .matches())
                .toList();

        assertThat(matching).extracting(Category::getName).containsExactly(name);
    }

    @Test
    void whatBrokeUnderLoadIsToldFromALabThatWasNotReady() {
        String underLoad =
                Outcomes.headline(Verdict.BROKEN, false, List.of(broken(Map.of(Phase.MEASURE, Duration.ZERO))));
        String before = Outcomes.headline(Verdict.BROKEN, false, List.of(broken(Map.of(Phase.RESET, Duration.ZERO))));

        assertThat(categories(underLoad)).containsExactly("Broken: the load did not run to its end");
        assertThat(categories(before)).containsExactly("Broken: the lab was not ready");
    }

    private static TrialRecord broken(Map<Phase, Duration> phases) {
        return new TrialRecord(
                1,
                "",
                1,
                "vms=8",
                Outcome.BROKEN,
                "vm-1 did not answer",
                Instant.EPOCH,
                phases,
                Collections.emptySortedMap(),
                null);
    }

    private static List<String> categories(String trace) {
        return Surroundings.categories().stream()
                .filter(category -> Pattern.compile(category.getTraceRegex(), Pattern.DOTALL)
                        .matcher(trace)
                        .matches())
                .map(Category::getName)
                .toList();
    }
}
