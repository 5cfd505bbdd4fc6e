package dev.plumbline.reports.summary;

import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes the summary of a run: {@code summary.md} for people, {@code summary.json} for {@code ci/gate}. */
public final class Summary {

    private Summary() {}

    /**
     * Writes both files, each whole or not at all; that for the gate comes last, so that where it is, the other one is too.
     *
     * @param output the folder to write to; the page is named as its {@code report/index.html}
     * @throws IOException when a file cannot be written
     */
    public static void write(ReportModel model, Path output) throws IOException {
        List<Entry> entries = Entries.of(model);
        Path page = output.resolve("report").resolve("index.html");
        write(output.resolve("summary.md"), SummaryText.of(model, entries, fromHere(page)));
        write(output.resolve("summary.json"), SummaryJson.of(model, entries));
    }

    /** As somebody in the working directory would type it. */
    private static String fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path there = file.toAbsolutePath();
        return (there.startsWith(here) ? here.relativize(there) : there).toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
