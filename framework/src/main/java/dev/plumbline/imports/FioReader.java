package dev.plumbline.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads fio's JSON. Jobs of one group ran at the same time and are one run; groups ran one after the other. A job that ended
 * with an error, or a client that was lost, makes the whole file unusable: its figures are of something that did not happen
 * as it was asked for.
 */
final class FioReader implements ImportReader {

    private static final String JSON = " JSON";
    private static final Pattern LOST_CLIENT = Pattern.compile("(?m)^client: host=\\S+ disconnected");
    private static final Pattern CUT_SHORT = Pattern.compile("fio: terminating on signal");
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^(?:<[^>\\n]*> )?(fio: .*)$");

    @Override
    public ImportedFile read(Path file) throws IOException {
        FioDocument document = FioDocument.parse(file, SourceText.read(file));
        List<FioRow> rows = rows(document);
        for (FioRow row : rows) {
            row.check();
        }
        if (LOST_CLIENT.matcher(document.around()).find()) {
            throw new UnreadableFileException(file, "is of a run that lost a client; run it again");
        }
        List<FioRow> own = rows.stream().filter(row -> !row.isAllClients()).toList();
        if (own.isEmpty()) {
            throw new UnreadableFileException(file, "has no row of a single client, only their sum");
        }
        FioClients.check(file, own, rows);
        String version = document.version();
        return new ImportedFile(
                SourceText.name(file), "fio", version + JSON, runs(document, own), remarks(document, own, rows));
    }

    private static List<FioRow> rows(FioDocument document) throws UnreadableFileException {
        boolean client = document.root().has("client_stats");
        JsonNode rows = document.root().path(client ? "client_stats" : "jobs");
        if (!rows.isArray()) {
            throw new UnreadableFileException(document.file(), "has neither 'jobs' nor 'client_stats'");
        }
        if (rows.isEmpty()) {
            throw new UnreadableFileException(
                    document.file(),
                    client
                            ? "has an empty 'client_stats': no server ran the job" + complaint(document)
                            : "has no job" + complaint(document));
        }
        Map<String, String> global = FioOptions.global(document.root().path("global options"));
        List<FioRow> all = new ArrayList<>();
        for (JsonNode row : rows) {
            all.add(new FioRow(document.file(), row, client, FioOptions.of(global, row.path("job options"))));
        }
        return all;
    }

    /** fio's client ends with exit code 0 after such a failure; what it printed is all there is. */
    private static String complaint(FioDocument document) {
        Matcher line = COMPLAINT.matcher(document.around());
        return line.find() ? "; it printed " + SourceText.quoted(line.group(1)) : "";
    }

    private static List<ImportedRun> runs(FioDocument document, List<FioRow> rows) throws UnreadableFileException {
        Map<Long, List<FioRow>> groups = new LinkedHashMap<>();
        for (FioRow row : rows) {
            groups.computeIfAbsent(row.group(), id -> new ArrayList<>()).add(row);
        }
        Instant time = document.time();
        String name = SourceText.name(document.file());
        List<ImportedRun> runs = new ArrayList<>();
        for (Map.Entry<Long, List<FioRow>> group : groups.entrySet()) {
            String place = name + (groups.size() == 1 ? "" : ", group " + group.getKey());
            runs.add(new FioRun(group.getValue()).imported(place, time, document.digest(group.getKey())));
        }
        return runs;
    }

    private static List<String> remarks(FioDocument document, List<FioRow> own, List<FioRow> all) {
        String name = SourceText.name(document.file());
        List<String> remarks = new ArrayList<>();
        if (CUT_SHORT.matcher(document.around()).find()) {
            remarks.add(name + ": fio was ended by a signal, so it ran for less than was asked for");
        }
        if (FioClients.several(own) && own.size() == all.size()) {
            remarks.add(
                    name + " has no row 'All clients', so values are sums over its hosts; fio leaves that row out where"
                            + " it lost a client: check that all of them are there");
        }
        for (FioRow row : own) {
            if (row.missedSteadyState()) {
                remarks.add(name + ": the job " + SourceText.quoted(row.job())
                        + " did not reach the steady state that was" + " asked for");
            }
        }
        return remarks;
    }
}
