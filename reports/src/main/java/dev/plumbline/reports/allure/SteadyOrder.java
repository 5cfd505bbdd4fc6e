package dev.plumbline.reports.allure;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.Constants;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts results in the order in which they ran before anything is made of them: Allure keeps them in a set that is ordered by where
 * they happen to be in memory. Attachments are stored here too, one after the other: Allure's own plugin does that on several threads,
 * and the page would list them as they come. Must be the first of a page's extensions.
 */
final class SteadyOrder implements Aggregator2 {

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        launches.replaceAll(SteadyOrder::ordered);
        for (LaunchResults launch : launches) {
            launch.getAttachments()
                    .forEach((file, attachment) ->
                            storage.addDataFile(Constants.dataPath("attachments", attachment.getSource()), file));
        }
    }

    private static LaunchResults ordered(LaunchResults launch) {
        List<TestResult> ordered = launch.getAllResults().stream()
                .sorted(Comparator.<TestResult>comparingLong(result ->
                                Objects.requireNonNullElse(result.getTime().getStart(), 0L))
                        .thenComparing(TestResult::getUid))
                .toList();
        Map<Path, Attachment> attachments = new TreeMap<>(launch.getAttachments());
        launch.<Map<Path, Attachment>>getExtra(SteadyResults.ATTACHMENTS).ifPresent(attachments::putAll);
        return new Ordered(launch, ordered, attachments);
    }

    private record Ordered(LaunchResults launch, List<TestResult> ordered, Map<Path, Attachment> getAttachments)
            implements LaunchResults {

        @Override
        public Set<TestResult> getAllResults() {
            return new Distinct(ordered);
        }

        @Override
        public Set<TestResult> getResults() {
            return new Distinct(
                    ordered.stream().filter(result -> !result.isHidden()).toList());
        }

        @Override
        public <T> Optional<T> getExtra(String name) {
            return launch.getExtra(name);
        }
    }

    /** Results that are known to differ, as a set; one that hashes would go through all of each result, for each of Allure's parts. */
    private static final class Distinct extends AbstractSet<TestResult> {

        private final List<TestResult> results;

        Distinct(List<TestResult> results) {
            this.results = results;
        }

        @Override
        public Iterator<TestResult> iterator() {
            return results.iterator();
        }

        @Override
        public int size() {
            return results.size();
        }
    }
}
