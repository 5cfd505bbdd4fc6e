package dev.plumbline.reports.workbook;

import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Fills a workbook. What is small or carries charts is made in memory; the tables that grow with treatments and trials are written
 * through to the disk row by row.
 */
final class Workbook {

    /** Rows of a growing table that are in memory at once. */
    private static final int WINDOW = 100;

    private final ReportModel model;
    private final int mostRows;

    Workbook(ReportModel model, int mostRows) {
        this.model = model;
        this.mostRows = mostRows;
    }

    void write(Path file) throws IOException {
        try (XSSFWorkbook small = new XSSFWorkbook()) {
            Cells cells = new Cells(new Styles(small));
            Sheets sheets = new Sheets(model);
            small.setForceFormulaRecalculation(false);
            properties(small);
            overview(small, cells, sheets);
            try (SXSSFWorkbook growing = new SXSSFWorkbook(small, WINDOW)) {
                for (int i = 0; i < model.experiments().size(); i++) {
                    growing(growing, cells, model.experiments().get(i), sheets.stem(i));
                }
                sheets.order(growing);
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    growing.write(out);
                }
            }
        }
    }

    /** The run's own time, in place of the one at which this is written. */
    private void properties(XSSFWorkbook workbook) {
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setCreator("Plumbline");
        core.setCreated(Optional.of(Date.from(model.started())));
        core.setModified(Optional.of(Date.from(model.started())));
    }

    private void overview(XSSFWorkbook workbook, Cells cells, Sheets sheets) {
        table(
                workbook.createSheet(Sheets.SUMMARY),
                cells.wrapping(),
                SummarySheet.columns(model.started()),
                SummarySheet.rows(model).iterator());
        table(
                workbook.createSheet(Sheets.FINDINGS),
                cells.wrapping(),
                FindingSheet.columns(),
                FindingSheet.rows(model).iterator());
        for (int i = 0; i < model.experiments().size(); i++) {
            ExperimentReport report = model.experiments().get(i);
            String name = SheetNames.of(sheets.stem(i), Sheets.CHARTS);
            Swept.of(report)
                    .ifPresent(swept -> new ChartSheet(workbook.createSheet(name), cells, report, swept).write());
        }
        table(
                workbook.createSheet(Sheets.FINGERPRINT),
                cells,
                FingerprintSheet.columns(),
                FingerprintSheet.rows(model).iterator());
    }

    private void growing(SXSSFWorkbook workbook, Cells cells, ExperimentReport report, String stem) {
        table(
                workbook.createSheet(SheetNames.of(stem, Sheets.TREATMENTS)),
                cells,
                TreatmentSheet.columns(report),
                TreatmentSheet.rows(report).iterator());
        table(
                workbook.createSheet(SheetNames.of(stem, Sheets.TRIALS)),
                cells,
                new TrialSheet(report).columns(),
                report.session().trials().iterator());
        Iterator<MachineSheet> machines = MachineSheet.rows(report).iterator();
        if (machines.hasNext()) {
            table(
                    workbook.createSheet(SheetNames.of(stem, Sheets.MACHINES)),
                    cells,
                    MachineSheet.columns(report),
                    machines);
        }
    }

    private <R> void table(
            org.apache.poi.ss.usermodel.Sheet sheet, Cells cells, List<Column<R>> columns, Iterator<R> rows) {
        new Table<>(columns).write(sheet, cells, rows, mostRows);
    }
}
