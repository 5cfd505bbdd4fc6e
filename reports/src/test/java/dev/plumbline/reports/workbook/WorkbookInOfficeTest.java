package dev.plumbline.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import java.nio.file.Path;
import org.apache.poi.ss.SpreadsheetVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook as a spreadsheet program opens and prints it. */
@Tag("once")
class WorkbookInOfficeTest {

    @TempDir
    Path output;

    @TempDir
    Path scratch;

    @Test
    void opensAndShowsTablesAndCharts() throws Exception {
        Path workbook = WorkbookReporter.write(
                ReportModel.of(
                        new Runs().ratio(0.87).everywhere(" _x0041_ =1+1").run()),
                output,
                SpreadsheetVersion.EXCEL2007.getMaxRows());

        String printed = new Office(scratch).pdf(workbook);

        assertThat(printed)
                .contains("Do virtual machines run faster spread over two LUNs?")
                .contains("iops in total (1/s) over vms", "iops of one machine, on average (1/s) over vms")
                .contains("_x0041_ =1+1")
                .contains("2005-02-14 09:00:00.000", "REGRESSION", "placement=ALTERNATING, baseline")
                .doesNotContain("Err:", "#NAME?", "#VALUE!", "#REF!");
    }
}
