package dev.plumbline.engine;

import dev.plumbline.journal.EarlierRun;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The trials in the journals of a folder of runs, of one experiment. A session that was begun is to have all of its trials, in
 * whichever run; a run that was killed before its first trial need not have one, as long as another has them all.
 */
final class JournalledTrials {

    private final List<Run.Judged> sessions = new ArrayList<>();
    private final int planned;

    private JournalledTrials(int planned) {
        this.planned = planned;
    }

    /** @param runs the folder that holds the runs' folders */
    static JournalledTrials read(Path runs, int planned) throws IOException {
        JournalledTrials trials = new JournalledTrials(planned);
        for (Path folder : RunFolder.all(runs)) {
            if (EarlierRun.of(folder).lastNumber() > 0) {
                RunFolder.read(folder).sessions().stream()
                        .filter(it -> !it.session().trials().isEmpty())
                        .forEach(trials.sessions::add);
            }
        }
        return trials;
    }

    /** Whether no journal has any. */
    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** The session that was begun first; the one that was killed, where that had a trial. */
    Run.Judged first() {
        return sessions.stream()
                .min((one, other) ->
                        one.session().started().compareTo(other.session().started()))
                .orElseThrow(() -> new AssertionError("no journal has a trial"));
    }

    int lost() {
        return sessions.isEmpty()
                ? planned
                : sessions.stream()
                        .mapToInt(it -> planned - distinct(it.session()))
                        .sum();
    }

    int doubled() {
        return sessions.stream()
                .mapToInt(it -> it.session().trials().size() - distinct(it.session()))
                .sum();
    }

    private static int distinct(Session session) {
        Set<String> trials = new HashSet<>();
        for (TrialRecord trial : session.trials()) {
            trials.add(trial.block() + " " + trial.arm() + " " + trial.treatment());
        }
        return trials.size();
    }
}
