package dev.plumbline.reports.workbook;

import dev.plumbline.journal.Run;
import dev.plumbline.journal.RunReporter;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Makes the workbook of a run, {@code workbook.xlsx} in the output folder: a summary, findings, the fingerprint and, for each
 * experiment, charts, treatments, trials and the values of single machines. It holds no formula, whatever text a run brings.
 */
public final class WorkbookReporter implements RunReporter {

    /** The workbook's name. */
    static final String NAME = "workbook.xlsx";

    /** For {@link java.util.ServiceLoader}. */
    public WorkbookReporter() {}

    /**
     * Makes the workbook; it is written whole or not at all.
     *
     * @return no line
     * @throws IOException when a file cannot be written
     */
    @Override
    public List<String> report(Run run, Path output) throws IOException {
        write(ReportModel.of(run), output, SpreadsheetVersion.EXCEL2007.getMaxRows());
        return List.of();
    }

    /**
     * Makes a workbook whose sheets hold so many rows at most.
     *
     * @return the workbook
     */
    static Path write(ReportModel model, Path output, int mostRows) throws IOException {
        Path scratch = Files.createTempDirectory(output, "workbook");
        try {
            Path whole = scratch.resolve("whole");
            TempFile.withStrategy(new DefaultTempFileCreationStrategy(scratch.toFile()), () -> {
                unchecked(new Workbook(model, mostRows), whole);
                return whole;
            });
            Path timeless = scratch.resolve("timeless");
            FixedTimes.copy(whole, timeless);
            return Files.move(timeless, output.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            delete(scratch);
        }
    }

    private static void unchecked(Workbook workbook, Path file) {
        try {
            workbook.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> contents;
        try (Stream<Path> walk = Files.walk(folder)) {
            contents = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contents) {
            Files.delete(path);
        }
    }
}
