package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One line of a results file.
 *
 * @param number its number, from 1
 * @param fields its fields, stripped
 */
record IometerLine(long number, List<String> fields) {

    /** A spreadsheet of a country with decimal commas saves the file with semicolons. */
    private static final Pattern SEMICOLONS = Pattern.compile("(?m)^\"?'Target Type\"?;");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");

    static List<IometerLine> of(Path file, String text) throws IOException {
        boolean semicolons = SEMICOLONS.matcher(text).find();
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setDelimiter(semicolons ? ';' : ',').get();
        List<IometerLine> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord record : parser) {
                lines.add(new IometerLine(parser.getCurrentLineNumber(), fields(record, semicolons)));
            }
        } catch (UncheckedIOException e) {
            throw new UnreadableFileException(file, "is no CSV: a quotation mark stands where it does not belong");
        }
        return lines;
    }

    private static List<String> fields(CSVRecord record, boolean semicolons) {
        List<String> fields = new ArrayList<>();
        for (String field : record) {
            String text = field.strip();
            fields.add(semicolons && DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text);
        }
        return fields;
    }

    /** What the line is, or starts with. */
    String key() {
        return fields.isEmpty() ? "" : fields.get(0);
    }

    boolean isBlank() {
        return fields.stream().allMatch(String::isEmpty);
    }

    /** The fields up to the last that is not empty; a spreadsheet makes all lines as long as the longest. */
    List<String> filled() {
        int size = fields.size();
        while (size > 0 && fields.get(size - 1).isEmpty()) {
            size--;
        }
        return fields.subList(0, size);
    }
}
