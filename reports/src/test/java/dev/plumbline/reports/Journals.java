package dev.plumbline.reports;

import dev.plumbline.journal.JournalWriter;
import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunFolder;
import dev.plumbline.model.Fixture;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs on the disk, as an engine leaves them. */
public final class Journals {

    private Journals() {}

    /** Writes a run's journals. */
    public static Path write(Run run, Path folder) throws IOException {
        int number = 0;
        for (Run.Judged judged : run.sessions()) {
            number++;
            Session session = judged.session();
            Path file = RunFolder.journal(folder, number, session.experiment().id());
            Session header = session.measured(session.design(), List.of(), List.of(), null);
            try (JournalWriter journal = JournalWriter.create(file, header)) {
                for (Fixture fixture : session.fixtures()) {
                    journal.append(fixture);
                }
                for (TrialRecord trial : session.trials()) {
                    journal.append(trial);
                }
                Judgement judgement = judged.judgement();
                if (judgement != null) {
                    journal.finish(session.endedEarly(), judgement);
                }
            }
        }
        return folder;
    }
}
