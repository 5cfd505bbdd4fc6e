package dev.plumbline.engine;

import dev.plumbline.model.Finding;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came between the trials of a session, and what ran beside them that should not have, as findings. */
final class Disturbances {

    private Disturbances() {}

    static List<Finding> of(Session session) {
        List<Finding> findings = new ArrayList<>();
        session.between().sentences().forEach(sentence -> findings.add(note(sentence)));
        List<Fixture> loud = session.fixtures().stream()
                .filter(fixture -> fixture.name().equals(QuietBlocks.NAME) && fixture.failure() != null)
                .toList();
        if (!loud.isEmpty()) {
            String blocks = loud.stream().map(fixture -> "" + fixture.block()).collect(Collectors.joining(", "));
            findings.add(note((loud.size() == 1 ? "before block " : "before blocks ") + blocks + " "
                    + loud.get(0).failure() + (loud.size() == 1 ? "" : " (before the first of them)")));
        }
        List<TrialRecord> disturbed =
                session.trials().stream().filter(Disturbances::isDisturbed).toList();
        if (!disturbed.isEmpty()) {
            TrialRecord first = disturbed.get(0);
            findings.add(note(disturbed.size() + " of " + session.trials().size()
                    + " trials were disturbed; in the first of them (block " + first.block() + ", " + first.treatment()
                    + ") " + remark(first)));
        }
        return findings;
    }

    private static boolean isDisturbed(TrialRecord trial) {
        Measurement measurement = trial.measurement();
        return measurement != null && measurement.remark() != null;
    }

    private static String remark(TrialRecord trial) {
        Measurement measurement = trial.measurement();
        return measurement == null ? "" : String.valueOf(measurement.remark());
    }

    private static Finding note(String sentence) {
        return new Finding(Finding.Kind.NOTE, "", "", null, null, sentence);
    }
}
