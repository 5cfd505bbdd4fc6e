package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads IOMeter's results: one file may hold several starts, since IOMeter appends, and each start several runs. Time stamps
 * have no time zone and are taken as UTC.
 */
final class IometerReader implements ImportReader {

    private static final String TOOL = "IOMeter";

    @Override
    public ImportedFile read(Path file) throws IOException {
        List<IometerLine> lines = IometerLine.of(file, SourceText.read(file));
        IometerWalk walk = new IometerWalk(file);
        for (IometerLine line : lines) {
            if (!line.isBlank()) {
                walk.take(line);
            }
        }
        List<ImportedRun> runs = walk.end();
        if (runs.isEmpty()) {
            throw new UnreadableFileException(file, "holds no results of IOMeter");
        }
        String versions = walk.versions().stream().map(version -> " " + version).collect(Collectors.joining(" and"));
        return new ImportedFile(SourceText.name(file), TOOL, TOOL + versions + " CSV", runs, remarks(runs));
    }

    private static List<String> remarks(List<ImportedRun> runs) {
        return runs.stream()
                .filter(run -> run.value("errors").map(ImportedValue::value).orElse(0.0) > 0)
                .map(run -> run.place() + ": IOMeter counted errors")
                .toList();
    }
}
