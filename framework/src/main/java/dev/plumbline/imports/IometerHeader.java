package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The header of one block of results: columns are found by their titles, since their places differ between versions. */
final class IometerHeader {

    private static final List<IometerColumn> NEEDED =
            List.of(IometerColumn.TARGET_TYPE, IometerColumn.TARGET_NAME, IometerColumn.IOPS);

    private final List<Optional<IometerColumn>> columns = new ArrayList<>();

    private IometerHeader() {}

    static IometerHeader of(Path file, IometerLine line) throws UnreadableFileException {
        IometerHeader header = new IometerHeader();
        Set<String> titles = new HashSet<>();
        for (String title : line.filled()) {
            if (!titles.add(title)) {
                throw new UnreadableFileException(
                        file, line.number(), "has the column " + SourceText.quoted(title) + " twice");
            }
            header.columns.add(IometerColumn.titled(title));
        }
        for (IometerColumn needed : NEEDED) {
            if (!header.columns.contains(Optional.of(needed))) {
                throw new UnreadableFileException(
                        file, line.number(), "is a header without the column '" + needed.title() + "'");
            }
        }
        return header;
    }

    int size() {
        return columns.size();
    }

    /** The column at a place, from 0; empty for one that no known version has. */
    Optional<IometerColumn> column(int place) {
        return columns.get(place);
    }
}
