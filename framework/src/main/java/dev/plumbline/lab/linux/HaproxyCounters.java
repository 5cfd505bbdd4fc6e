package dev.plumbline.lab.linux;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What haproxy has counted since it started, by the management guide's section "Statistics and monitoring".
 *
 * @param answersByServer answers with a status of success, for each server
 * @param requests what was sent on to servers, with or without success
 * @param lines how many lines the table has, which is never none
 */
public record HaproxyCounters(SortedMap<String, Long> answersByServer, long requests, int lines) {

    private static final String NAME = "svname";

    static HaproxyCounters parse(String table) throws IOException {
        SortedMap<String, Long> answers = new TreeMap<>();
        long requests = 0;
        int lines = 0;
        try (CSVParser rows = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrailingDelimiter(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new StringReader(table.replaceFirst("^# ", "")))) {
            for (CSVRecord row : rows) {
                lines++;
                if (row.get(NAME).equals("BACKEND")) {
                    requests += number(row, "req_tot");
                } else if (!row.get(NAME).equals("FRONTEND")) {
                    answers.put(row.get(NAME), number(row, "hrsp_2xx"));
                }
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new IOException("what haproxy tells is no table of counters", e);
        }
        return new HaproxyCounters(answers, requests, lines);
    }

    private static long number(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    boolean isEmpty() {
        return lines == 0;
    }
}
