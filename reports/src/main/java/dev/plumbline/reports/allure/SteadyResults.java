package dev.plumbline.reports.allure;

import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Allure's own reader of results, with ids and an order that follow from the results alone: Allure gives random ids, in the order
 * in which the file system lists the files, so that no two pages of one run would be the same.
 */
final class SteadyResults extends Allure2Plugin {

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path directory) {
        Collected collected = new Collected(visitor, new ArrayList<>());
        super.readResults(configuration, collected, directory);
        collected.handOver();
    }

    private static String id(String name) {
        return Identity.digest(name).replace("-", "").substring(0, 16);
    }

    private record Collected(ResultsVisitor visitor, List<TestResult> results) implements ResultsVisitor {

        void handOver() {
            results.sort(Comparator.comparingLong(Collected::start).thenComparing(Collected::place));
            for (int i = 0; i < results.size(); i++) {
                TestResult result = results.get(i);
                visitor.visitTestResult(result.setUid(id(i + "#" + place(result))));
            }
        }

        private static long start(TestResult result) {
            return Objects.requireNonNullElse(result.getTime().getStart(), 0L);
        }

        private static String place(TestResult result) {
            return start(result) + "#" + result.getFullName() + "#" + result.getHistoryId();
        }

        @Override
        public void visitTestResult(TestResult result) {
            results.add(result);
        }

        @Override
        public Attachment visitAttachmentFile(Path file) {
            Attachment attachment = visitor.visitAttachmentFile(file);
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            return attachment.setUid(id(name)).setSource(id(name) + (dot < 0 ? "" : name.substring(dot)));
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
