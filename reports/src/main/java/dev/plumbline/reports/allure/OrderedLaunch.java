package dev.plumbline.reports.allure;

import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The results of a run in the order in which they ran. */
record OrderedLaunch(LaunchResults launch, List<TestResult> results, Map<Path, Attachment> attachments)
        implements LaunchResults {

    static LaunchResults of(LaunchResults launch, Map<Path, Attachment> attachments) {
        List<TestResult> ordered = launch.getAllResults().stream()
                .sorted(Comparator.comparingLong((TestResult result) -> SteadyResults.start(result.getTime()))
                        .thenComparing(TestResult::getUid))
                .toList();
        return new OrderedLaunch(launch, ordered, attachments);
    }

    @Override
    public Set<TestResult> getAllResults() {
        return new View(results);
    }

    @Override
    public Set<TestResult> getResults() {
        return new View(results.stream().filter(result -> !result.isHidden()).toList());
    }

    @Override
    public Map<Path, Attachment> getAttachments() {
        return attachments;
    }

    @Override
    public <T> Optional<T> getExtra(String name) {
        return launch.getExtra(name);
    }

    /** A list of distinct results as a set: a real one would take the digest of everything in them each time. */
    private static final class View extends AbstractSet<TestResult> {

        private final List<TestResult> results;

        View(List<TestResult> results) {
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
