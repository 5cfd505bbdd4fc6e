package dev.plumbline.reports.allure;

import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Allure's own reader of results, with ids and an order that follow from the results alone: Allure gives random ids, in the order
 * in which the file system lists the files, so that no two pages of one run would be the same. It also reads the start of each
 * attachment to guess its type, which takes longer than all the rest of a large page; our results name the type of each.
 */
final class SteadyResults extends Allure2Plugin {

    /** Under which name the attachments are handed on, as Allure's own map of them takes only those whose type it has guessed. */
    static final String ATTACHMENTS = "plumbline.attachments";

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path directory) {
        Collected collected = new Collected(visitor, new ConcurrentLinkedQueue<>(), new ConcurrentSkipListMap<>());
        super.readResults(configuration, collected, directory);
        collected.handOver();
    }

    private static String id(String name) {
        return Identity.digest(name).replace("-", "").substring(0, 16);
    }

    /** Allure reads the files on several threads, and hands over what is in them as it comes. */
    private record Collected(
            ResultsVisitor visitor, Queue<TestResult> read, ConcurrentNavigableMap<Path, Attachment> attachments)
            implements ResultsVisitor {

        void handOver() {
            visitor.visitExtra(ATTACHMENTS, attachments);
            List<TestResult> results = read.stream()
                    .sorted(Comparator.comparingLong(Collected::start).thenComparing(Collected::place))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                TestResult result = results.get(i);
                order(result.getBeforeStages());
                order(result.getAfterStages());
                visitor.visitTestResult(result.setUid(id(i + "#" + place(result))));
            }
        }

        private static void order(List<StageResult> stages) {
            stages.sort(Comparator.<StageResult>comparingLong(
                            stage -> Objects.requireNonNullElse(stage.getTime().getStart(), 0L))
                    .thenComparing(stage -> String.valueOf(stage.getName())));
        }

        private static long start(TestResult result) {
            return Objects.requireNonNullElse(result.getTime().getStart(), 0L);
        }

        private static String place(TestResult result) {
            return start(result) + "#" + result.getFullName() + "#" + result.getHistoryId() + "#"
                    + result.getTime().getStop() + "#" + result.getStatusMessage();
        }

        @Override
        public void visitTestResult(TestResult result) {
            read.add(result);
        }

        @Override
        public Attachment visitAttachmentFile(Path file) {
            return attachments.computeIfAbsent(file, Collected::attachment);
        }

        private static Attachment attachment(Path file) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            return new Attachment()
                    .setUid(id(name))
                    .setSource(id(name) + (dot < 0 ? "" : name.substring(dot)))
                    .setSize(file.toFile().length());
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
