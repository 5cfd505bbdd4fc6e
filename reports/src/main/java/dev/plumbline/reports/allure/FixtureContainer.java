package dev.plumbline.reports.allure;

import dev.plumbline.model.Fixture;
import dev.plumbline.model.Session;
import dev.plumbline.reports.source.ServedFixtures;
import dev.plumbline.reports.source.Trials;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.model.FixtureResult;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResultContainer;
import java.util.ArrayList;
import java.util.List;

/** Set-ups and tear-downs with the results that they served. */
final class FixtureContainer {

    private FixtureContainer() {}

    static TestResultContainer of(Session session, ServedFixtures served) {
        List<String> children = new ArrayList<>(served.treatments().size() + 1);
        served.treatments().forEach(treatment -> children.add(Identity.result(session, treatment)));
        if (served.shared()) {
            children.add(Identity.result(session, Identity.WHOLE_SWEEP));
        }
        String what = "fixtures of block " + served.block() + " " + (served.shared() ? "" : served.treatments());
        return new TestResultContainer()
                .setUuid(Identity.part(session, what))
                .setChildren(children)
                .setBefores(results(served, Fixture.Kind.SET_UP))
                .setAfters(results(served, Fixture.Kind.TEAR_DOWN));
    }

    private static List<FixtureResult> results(ServedFixtures served, Fixture.Kind kind) {
        return served.fixtures().stream()
                .filter(fixture -> fixture.kind() == kind)
                .map(FixtureContainer::result)
                .toList();
    }

    private static FixtureResult result(Fixture fixture) {
        String where = fixture.block() == 0 ? "" : "block " + fixture.block() + ": ";
        FixtureResult result = new FixtureResult()
                .setName(Safe.line(where + fixture.name(), Safe.NAME))
                .setStage(Stage.FINISHED)
                .setStatus(fixture.failure() == null ? Status.PASSED : Status.BROKEN)
                .setStart(fixture.start().toEpochMilli())
                .setStop(Trials.stop(fixture).toEpochMilli())
                .setParameters(List.of(Labels.parameter("scope", fixture.scope())));
        return fixture.failure() == null
                ? result
                : result.setStatusDetails(new StatusDetails().setMessage(Safe.message(fixture.failure())));
    }
}
