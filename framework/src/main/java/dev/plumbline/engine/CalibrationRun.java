package dev.plumbline.engine;

import dev.plumbline.baseline.BaselineStore;
import dev.plumbline.baseline.Calibration;
import dev.plumbline.baseline.RefusedException;
import dev.plumbline.baseline.StoredSessions;
import dev.plumbline.journal.EarlierSession;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Measures the unchanged lab several times, and stores what that tells of its noise. */
final class CalibrationRun {

    private final int sessions;
    private final RunPlan plan;
    private final Optional<EarlierSession> earlier;
    private final Walk walk;
    private final RunTools tools;

    /**
     * Runs so many sessions, each by a plan of its own, which gives it a seed of its own.
     *
     * @param plan that of the first session
     * @param earlier what the first session goes on with
     * @param walk where the plans of the others come from
     */
    CalibrationRun(int sessions, RunPlan plan, Optional<EarlierSession> earlier, Walk walk, RunTools tools) {
        this.sessions = sessions;
        this.plan = plan;
        this.earlier = earlier;
        this.walk = walk;
        this.tools = tools;
    }

    Outcomes run() throws IOException {
        checkSettings();
        List<Session> measured = new ArrayList<>();
        for (int i = 1; i <= sessions && goesOn(); i++) {
            tools.progress().say("calibration session " + i + " of " + sessions);
            Session session = i == 1 ? run(plan, earlier) : next();
            if (session.endedEarly() == null) {
                measured.add(session);
            }
        }
        Calibration calibration = Calibration.of(measured);
        Path file = store(calibration);
        calibration.responses().forEach(response -> tools.progress().say(sentence(response)));
        tools.progress().say("stored as " + file);
        return Outcomes.unjudged(
                "calibrated with " + measured.size() + " sessions of the unchanged lab, which gives no verdict");
    }

    private boolean goesOn() {
        return tools.cancellation().requested().isEmpty()
                && tools.openLab().keeping().reason().isEmpty();
    }

    private Session next() throws IOException {
        Optional<EarlierSession> goesOn = walk.earlier();
        return run(walk.plan(goesOn), goesOn);
    }

    private Session run(RunPlan session, Optional<EarlierSession> goesOn) throws IOException {
        return new SessionRun(session, Optional.empty(), goesOn, tools)
                .run(StoredSessions.of())
                .session();
    }

    private Path store(Calibration calibration) throws IOException {
        try {
            BaselineStore store = new BaselineStore(tools.settings().baselines());
            return tools.openLab().writing(store.file(calibration), () -> store.calibrate(calibration));
        } catch (RefusedException e) {
            throw new MisuseException(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkSettings() {
        BorrowedBaselines.refuse(tools.openLab().lab().description(), "plumbline.calibrate");
        if (tools.settings().storing().stores()) {
            throw new MisuseException("plumbline.calibrate stores no session; leave out "
                    + tools.settings().storing().property());
        }
        if (tools.settings().change().isPresent()) {
            throw new MisuseException("plumbline.calibrate measures the unchanged lab; leave out plumbline.change");
        }
        if (!tools.settings().seed().equals(OptionalLong.empty())) {
            throw new MisuseException(
                    "plumbline.calibrate needs a seed of its own for each session; leave out plumbline.seed");
        }
    }

    private static String sentence(Calibration.OfResponse response) {
        Calibration.Rate alarms = response.falseAlarms();
        DoubleSummaryStatistics effects = response.smallestTreatments().values().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        String least = Quantities.formatPercent(effects.getMin());
        String most = Quantities.formatPercent(effects.getMax());
        return response.response() + ": " + alarms.count() + " false alarms in " + alarms.of() + " sessions ("
                + Quantities.formatPercent(alarms.low()) + " to " + Quantities.formatPercent(alarms.high())
                + "); the smallest change it can see is " + Quantities.formatPercent(response.smallestLevel())
                + " of the whole sweep, and " + (least.equals(most) ? least : least + " to " + most)
                + " of one treatment";
    }
}
