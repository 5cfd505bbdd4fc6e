package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of fio's clients. Values are sums of the clients' own rows; the row {@code All clients} is used to see that none is
 * missing, since its counts are theirs added up.
 */
final class FioClients {

    private FioClients() {}

    static boolean several(List<FioRow> rows) {
        return rows.stream().map(FioRow::address).distinct().count() > 1;
    }

    static void check(Path file, List<FioRow> own, List<FioRow> all) throws UnreadableFileException {
        Map<String, Double> counted = operations(own);
        for (FioRow row : all) {
            if (row.isAllClients() && !operations(List.of(row)).equals(counted)) {
                throw new UnreadableFileException(
                        file,
                        "is not whole: its row 'All clients' counts the I/Os " + operations(List.of(row))
                                + ", but its clients add up to " + counted);
            }
        }
    }

    private static Map<String, Double> operations(List<FioRow> rows) throws UnreadableFileException {
        Map<String, Double> counted = new HashMap<>();
        for (FioRow row : rows) {
            for (FioDirection direction : row.directions()) {
                counted.merge(direction.name(), direction.operations(), Double::sum);
            }
        }
        return counted;
    }

    /** What to call each row's machine: its host, with the port where several clients are on one. Empty without clients. */
    static Map<String, String> names(List<FioRow> rows) {
        Map<String, String> names = new HashMap<>();
        for (FioRow row : rows) {
            boolean shared = rows.stream()
                    .anyMatch(other ->
                            other.host().equals(row.host()) && !other.address().equals(row.address()));
            if (row.client()) {
                names.put(row.address(), shared ? row.address() : row.host());
            }
        }
        return names;
    }
}
