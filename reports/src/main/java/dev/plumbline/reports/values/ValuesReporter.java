package dev.plumbline.reports.values;

import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes all values of a run as {@code values.csv} in the output folder: a row for each value of a response, over all machines
 * (where {@code machine} is empty) and of each single one. The form is RFC 4180 in UTF-8, with text in quotation marks and numbers
 * without. Text that a spreadsheet would take for a formula bears an apostrophe in front.
 */
public final class ValuesReporter implements RunReporter {

    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

    /** For {@link java.util.ServiceLoader}. */
    public ValuesReporter() {}

    /**
     * Writes the values; the file is written whole or not at all.
     *
     * @return no line
     * @throws IOException when a file cannot be written
     */
    @Override
    public List<String> report(Run run, Path output) throws IOException {
        Path whole = output.resolve("values.csv.part");
        try {
            write(run, whole);
            Files.move(whole, output.resolve("values.csv"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        return List.of();
    }

    private static void write(Run run, Path file) throws IOException {
        List<String> factors = List.copyOf(run.sessions().stream()
                .flatMap(judged -> judged.session().experiment().factors().stream())
                .map(factor -> factor.name())
                .collect(Collectors.toCollection(TreeSet::new)));
        try (BufferedWriter out = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(out, FORM)) {
            printer.printRecord(ValueRows.header(factors));
            for (Run.Judged judged : run.sessions()) {
                new ValueRows(judged.session(), factors).write(printer);
            }
        }
    }
}
