package dev.plumbline.reports.allure;

import dev.plumbline.model.Alias;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Finding;
import dev.plumbline.model.Judgement;
import dev.plumbline.model.Quantities;
import dev.plumbline.model.Session;
import dev.plumbline.reports.charts.Chart;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.sweeps.Plan;
import java.util.ArrayList;
import java.util.List;

/** What the page of a whole sweep says: question, answer, drawing, findings, table, plan. */
final class SweepDescription {

    /** A table of more treatments than this would make the page of the sweep too heavy to open. */
    private static final int MOST_ROWS = 500;

    private SweepDescription() {}

    static String of(ExperimentReport report, List<Chart> charts) {
        Session session = report.session();
        Markup page = new Markup().heading(session.experiment().question());
        Plan.notices(session).forEach(page::paragraph);
        page.answer(report.sentence());
        charts.stream().filter(Chart::main).forEach(chart -> page.drawing(chart.svg(), chart.description()));
        Judgement judgement = report.judgement();
        if (judgement != null) {
            expected(page, report);
            findings(page, judgement);
            EnvironmentTable.append(page, judgement.environment());
            page.heading("Verdicts");
            verdicts(page, report);
        }
        page.heading("Plan").items(plan(report));
        return page.toString();
    }

    private static void verdicts(Markup page, ExperimentReport report) {
        int treatments = report.treatments().size();
        if (treatments > MOST_ROWS) {
            page.paragraph("Those of the " + treatments + " treatments stand in the tab Sweeps, a part at a time.");
        } else {
            VerdictTable.append(page, report.session().experiment(), report.treatments());
        }
    }

    private static void expected(Markup page, ExperimentReport report) {
        if (!report.expected().isEmpty()) {
            page.heading("Expected")
                    .items(report.expected().stream().map(Expectation::sentence).toList());
        }
    }

    private static void findings(Markup page, Judgement judgement) {
        if (!judgement.findings().isEmpty()) {
            page.heading("Findings")
                    .items(judgement.findings().stream().map(Finding::sentence).toList());
        }
    }

    private static List<String> plan(ExperimentReport report) {
        Session session = report.session();
        Session.Design design = session.design();
        List<String> items = new ArrayList<>();
        long begun = session.trials().stream()
                .mapToInt(trial -> trial.block())
                .distinct()
                .count();
        items.add(design.blocks() + " blocks planned, " + begun + " begun; "
                + design.treatments().size() + " treatments in each, in random order from seed " + session.seed());
        if (!design.arms().isEmpty()) {
            items.add("arms in each block: " + String.join(", ", design.arms()));
        }
        items.add("experimental unit: " + design.experimentalUnit());
        items.add("each trial: " + Quantities.formatDuration(design.warmUp()) + " of warm-up, "
                + Quantities.formatDuration(design.measure()) + " measured");
        items.add("lab: " + session.lab().name() + " (" + session.lab().kind() + "), Plumbline "
                + session.frameworkVersion());
        Judgement judgement = report.judgement();
        if (judgement != null && !judgement.baselines().isEmpty()) {
            items.add("held against: " + String.join(", ", judgement.baselines()));
        }
        design.aliases().stream().map(Alias::sentence).forEach(items::add);
        return items;
    }
}
