package dev.plumbline.imports;

import dev.plumbline.model.Experiment;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session made of files, and what a reader should know of it.
 *
 * @param session the session
 * @param remarks one sentence each
 */
public record ImportedSession(Session session, List<String> remarks) {

    /** Copies the remarks. */
    public ImportedSession {
        remarks = List.copyOf(remarks);
    }

    /**
     * Makes the session. Runs of one treatment become its trials in blocks 1, 2 and so on, by their times.
     *
     * @param files the files; never empty
     * @param stored what is stored for the experiment on the lab, oldest first; question, factors and responses are those of
     *     the newest that was measured, or else of the newest
     * @throws MisuseException when the runs cannot become one session of it, or one of them is stored already
     */
    public static ImportedSession of(ImportRequest request, List<LeveledFile> files, List<Session> stored) {
        List<ChosenRun> chosen = ChosenRun.of(request, files).stream()
                .sorted(Comparator.comparing(run -> run.run().time()))
                .toList();
        List<ImportedRun> runs = chosen.stream().map(ChosenRun::run).toList();
        RunDigests.refuseStored(runs, stored);
        Session newest = newest(stored);
        Experiment known = newest == null ? null : newest.experiment();
        ImportedTreatments treatments =
                ImportedTreatments.of(known == null ? List.of() : known.factors(), known != null, chosen);
        treatments.checkLoads();
        ImportedResponses responses =
                ImportedResponses.of(request.responses(), known == null ? List.of() : known.responses(), runs);
        Session session = new ImportedSessionBuilder(request, newest, files, treatments, responses).session();
        return new ImportedSession(session, remarks(files, responses, known, treatments));
    }

    private static @Nullable Session newest(List<Session> stored) {
        Session newest = null;
        for (Session session : stored) {
            if (newest == null || session.importedFrom() == null || newest.importedFrom() != null) {
                newest = session;
            }
        }
        return newest;
    }

    private static List<String> remarks(
            List<LeveledFile> files,
            ImportedResponses responses,
            @Nullable Experiment known,
            ImportedTreatments treatments) {
        List<String> remarks = new ArrayList<>();
        files.forEach(file -> remarks.addAll(file.file().remarks()));
        remarks.addAll(responses.notes(
                treatments.runs().values().stream().flatMap(List::stream).toList()));
        for (String response : responses.missing()) {
            remarks.add("the response '" + response + "' of the stored sessions is not in every run, and is left out");
        }
        long others = treatments.runs().keySet().stream()
                .filter(treatment -> known != null && !known.treatments().contains(treatment))
                .count();
        if (others > 0) {
            remarks.add(others + (others == 1 ? " treatment is" : " treatments are")
                    + " not in the newest stored session, so there is nothing to compare with");
        }
        return remarks;
    }
}
