package dev.plumbline.reports.workbook;

import dev.plumbline.reports.source.ReportModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;

/** The sheets of a workbook, in the order in which they are read. */
final class Sheets {

    static final String SUMMARY = "summary";
    static final String FINDINGS = "findings";
    static final String FINGERPRINT = "fingerprint";
    static final String CHARTS = "charts";
    static final String TREATMENTS = "treatments";
    static final String TRIALS = "trials";
    static final String MACHINES = "machines";

    private final List<String> stems = new ArrayList<>();

    Sheets(ReportModel model) {
        SheetNames names = new SheetNames();
        model.experiments()
                .forEach(report -> stems.add(names.stem(report.session().experiment())));
    }

    /** What the names of an experiment's sheets start with. */
    String stem(int experiment) {
        return stems.get(experiment);
    }

    /** Puts the sheets of each experiment together. */
    void order(Workbook workbook) {
        List<String> order = new ArrayList<>(List.of(SUMMARY, FINDINGS));
        for (String stem : stems) {
            for (String what : List.of(CHARTS, TREATMENTS, TRIALS, MACHINES)) {
                order.add(SheetNames.of(stem, what));
            }
        }
        order.add(FINGERPRINT);
        int place = 0;
        for (String name : order) {
            if (workbook.getSheet(name) != null) {
                workbook.setSheetOrder(name, place++);
            }
        }
        workbook.setActiveSheet(0);
    }
}
