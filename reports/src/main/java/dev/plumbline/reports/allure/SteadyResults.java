package dev.plumbline.reports.allure;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.Constants;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.entity.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Allure's own reader of results, with ids and an order that follow from the results alone. Allure gives random ids, in the order
 * in which the file system lists the files and several threads get to them, and keeps results in a set ordered by their digests,
 * so that no two pages of one run would be the same. It also looks into each attachment to guess its type, which takes longer than
 * everything else together; ours say theirs.
 *
 * <p>Must be the first of a page's extensions: as an aggregator it hands the others its order.
 */
final class SteadyResults extends Allure2Plugin implements Aggregator2 {

    private final Map<Path, Attachment> attachments = new ConcurrentHashMap<>();

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path directory) {
        List<TestResult> results = Collections.synchronizedList(new ArrayList<>());
        super.readResults(configuration, new Collecting(visitor, results, attachments), directory);
        results.sort(Comparator.comparingLong((TestResult result) -> start(result.getTime()))
                .thenComparing(SteadyResults::place));
        for (int i = 0; i < results.size(); i++) {
            TestResult result = results.get(i);
            order(result.getBeforeStages());
            order(result.getAfterStages());
            visitor.visitTestResult(result.setUid(id(i + "#" + place(result))));
        }
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        TreeMap<Path, Attachment> ordered = new TreeMap<>(attachments);
        launches.replaceAll(launch -> OrderedLaunch.of(launch, ordered));
        ordered.forEach((file, attachment) ->
                storage.addDataFile(Constants.dataPath("attachments", attachment.getSource()), file));
    }

    static long start(Time time) {
        return Objects.requireNonNullElse(time.getStart(), 0L);
    }

    private static String place(TestResult result) {
        return result.getFullName() + "#" + result.getHistoryId() + "#"
                + result.getTime().getStop() + "#" + result.getStatusMessage();
    }

    private static void order(List<StageResult> stages) {
        stages.sort(Comparator.comparingLong((StageResult stage) -> start(stage.getTime()))
                .thenComparing(stage -> String.valueOf(stage.getName())));
    }

    private static String id(String name) {
        return Identity.digest(name).replace("-", "").substring(0, 16);
    }

    private record Collecting(ResultsVisitor visitor, List<TestResult> results, Map<Path, Attachment> attachments)
            implements ResultsVisitor {

        @Override
        public void visitTestResult(TestResult result) {
            results.add(result);
        }

        @Override
        public Attachment visitAttachmentFile(Path file) {
            return attachments.computeIfAbsent(file, Collecting::attachment);
        }

        private static Attachment attachment(Path file) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            try {
                return new Attachment()
                        .setUid(id(name))
                        .setName(name)
                        .setSource(id(name) + (dot < 0 ? "" : name.substring(dot)))
                        .setSize(Files.size(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void visitExtra(String name, Object object) {
            visitor.visitExtra(name, object);
        }

        @Override
        public void error(String message, Exception failure) {
            visitor.error(message, failure);
        }

        @Override
        public void error(String message) {
            visitor.error(message);
        }
    }
}
