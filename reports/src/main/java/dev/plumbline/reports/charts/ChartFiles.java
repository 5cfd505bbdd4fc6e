package dev.plumbline.reports.charts;

import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The charts of a run as files, for mails and wikis: {@code <experiment>-<chart>.svg} and {@code .png}. */
public final class ChartFiles {

    /** The most charts of one run that become files. */
    private static final int MOST = 240;

    private static final int LONGEST_NAME = 120;

    private final Path folder;
    private final int most;
    private final Painter painter;
    private final Set<String> names = new HashSet<>();
    private int left;
    private String noPictures = "";

    /** Makes a PNG of a chart. */
    interface Painter {
        byte[] paint(Chart chart) throws IOException;
    }

    ChartFiles(Path folder, int most, Painter painter) {
        this.folder = folder;
        this.most = most;
        this.painter = painter;
    }

    /**
     * Writes them; drawings that an earlier run left in the folder are deleted first.
     *
     * @param folder is created where it is not there
     * @return sentences on what could not be written or was left out; empty when all is there
     * @throws IOException when the folder cannot be written
     */
    public static List<String> write(ReportModel model, Path folder) throws IOException {
        return new ChartFiles(folder, MOST, Chart::png).write(model);
    }

    List<String> write(ReportModel model) throws IOException {
        Files.createDirectories(folder);
        clear();
        for (ExperimentReport experiment : model.experiments()) {
            write(experiment);
        }
        List<String> lines = new ArrayList<>();
        if (left > 0) {
            lines.add("charts that are not in " + folder + ", which holds " + most + ": " + left);
        }
        if (!noPictures.isEmpty()) {
            lines.add("the charts in " + folder + " are SVG without PNG, since this Java cannot paint (" + noPictures
                    + "); the packages fontconfig and fonts-dejavu-core are mostly what it lacks");
        }
        return lines;
    }

    private void write(ExperimentReport experiment) throws IOException {
        for (Chart chart : Charts.of(experiment)) {
            if (names.size() == most) {
                left++;
            } else {
                String name = name(experiment.session().experiment().id(), chart.file());
                Files.write(folder.resolve(name + ".svg"), chart.svg().getBytes(StandardCharsets.UTF_8));
                paint(chart, folder.resolve(name + ".png"));
            }
        }
    }

    /** A Java without fonts fails with whatever its font classes throw, errors among them; the drawings as text are there all the same. */
    private void paint(Chart chart, Path file) throws IOException {
        if (noPictures.isEmpty()) {
            try {
                Files.write(file, painter.paint(chart));
            } catch (RuntimeException | LinkageError | InternalError e) {
                noPictures = e.toString();
            }
        }
    }

    /** One that no file has yet, also where upper and lower case are the same. */
    private String name(String experiment, String chart) {
        String safe = experiment.replaceAll("[^A-Za-z0-9._$-]", "_");
        String start = safe.substring(Math.max(0, safe.length() - LONGEST_NAME)) + "-" + chart;
        String name = start;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = start + "-" + i;
        }
        return name;
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> drawings = files.filter(file ->
                            file.toString().endsWith(".svg") || file.toString().endsWith(".png"))
                    .toList();
            for (Path drawing : drawings) {
                Files.delete(drawing);
            }
        }
    }
}
