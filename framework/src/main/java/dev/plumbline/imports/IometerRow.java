package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** One row of results, by column. A field that is empty, or that its program could not compute, is missing. */
final class IometerRow {

    private static final Set<String> TYPES = Set.of("ALL", "MANAGER", "PROCESSOR", "WORKER", "DISK", "NETWORK");

    /** In 1.1.0 these rows end before the bins. */
    private static final String SHORT_TYPE = "PROCESSOR";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,15})?(?:[eE][+-]?\\d{1,3})?");

    /** What runtimes of C print for a quotient of zeros. */
    private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)-?1[.]#(?:IND|INF|QNAN)0*|[+-]?(?:nan|inf)");

    private final Path file;
    private final IometerLine line;
    private final Map<IometerColumn, String> fields = new EnumMap<>(IometerColumn.class);

    private IometerRow(Path file, IometerLine line) {
        this.file = file;
        this.line = line;
    }

    static IometerRow of(Path file, IometerLine line, IometerHeader header) throws UnreadableFileException {
        IometerRow row = new IometerRow(file, line);
        if (!TYPES.contains(line.key())) {
            throw row.bad("starts with " + SourceText.quoted(line.key()) + ", which is no row of IOMeter's results");
        }
        List<String> fields = line.fields();
        boolean tooMany = line.filled().size() > header.size();
        if (tooMany || (fields.size() < header.size() && !line.key().equals(SHORT_TYPE))) {
            throw row.bad("has " + fields.size() + " fields, and its header has " + header.size()
                    + (tooMany ? "; put a name that has a comma in quotation marks" : "; the file is cut off there"));
        }
        for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
            String field = fields.get(i);
            if (!field.isEmpty()) {
                header.column(i).ifPresent(column -> row.fields.put(column, field));
            }
        }
        return row;
    }

    String type() {
        return line.key();
    }

    /** Everything that stands in the row. */
    String text() {
        return String.join("\t", line.filled());
    }

    /** The field; {@code ""} where it is missing. */
    String text(IometerColumn column) {
        return fields.getOrDefault(column, "");
    }

    /**
     * The field as a number.
     *
     * @throws UnreadableFileException when it is neither a number nor missing
     */
    OptionalDouble number(IometerColumn column) throws UnreadableFileException {
        String text = text(column);
        if (text.isEmpty() || NOT_A_NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number) || number < 0) {
            throw bad("has " + SourceText.quoted(text) + " for '" + column.title() + "'");
        }
        return OptionalDouble.of(number);
    }

    private UnreadableFileException bad(String reason) {
        return new UnreadableFileException(file, line.number(), reason);
    }
}
