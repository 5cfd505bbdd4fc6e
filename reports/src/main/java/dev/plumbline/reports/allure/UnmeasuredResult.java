package dev.plumbline.reports.allure;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.Breakage;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.time.Instant;
import java.util.List;

/** The result of an experiment that could not be measured. */
final class UnmeasuredResult {

    private UnmeasuredResult() {}

    static TestResult of(Run.Unmeasured unmeasured, Instant started) {
        int dot = unmeasured.id().lastIndexOf('.');
        String className = dot < 0 ? unmeasured.id() : unmeasured.id().substring(0, dot);
        String id = Identity.history(unmeasured.id(), Identity.WHOLE_SWEEP);
        return new TestResult()
                .setUuid(Identity.digest(started + "#" + unmeasured.id()))
                .setHistoryId(id)
                .setTestCaseId(id)
                .setName(Identity.WHOLE_SWEEP)
                .setFullName(Safe.line(unmeasured.id(), Safe.NAME))
                .setLabels(Labels.of(className, unmeasured.id().substring(dot + 1), List.of()))
                .setStage(Stage.FINISHED)
                .setStatus(Outcomes.status(Verdict.BROKEN))
                .setStatusDetails(new StatusDetails()
                        .setMessage(Safe.message(unmeasured.sentence()))
                        .setTrace(Outcomes.headline(Breakage.LAB, true)))
                .setDescriptionHtml(new Markup()
                        .heading(unmeasured.question())
                        .paragraph("Nothing was measured. " + unmeasured.sentence())
                        .toString())
                .setStart(started.toEpochMilli())
                .setStop(started.toEpochMilli());
    }
}
