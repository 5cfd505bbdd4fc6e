package dev.plumbline.reports.charts;

import dev.plumbline.journal.Run;
import dev.plumbline.model.Measurement;
import dev.plumbline.model.Session;
import dev.plumbline.model.TrialRecord;
import dev.plumbline.reports.Runs;
import dev.plumbline.reports.source.ReportModel;
import java.io.StringReader;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Charts of runs, and what stands in them. */
final class Svgs {

    private Svgs() {}

    static List<Chart> charts(Run run) {
        return Charts.of(ReportModel.of(run).experiments().get(0));
    }

    /** The one of that name of a file. */
    static Chart chart(Run run, String file) {
        return charts(run).stream()
                .filter(chart -> chart.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chart " + file));
    }

    /** A run in which trials measured something else. */
    static Run measuring(Runs runs, BiFunction<TrialRecord, Measurement, Measurement> other) {
        Session session = runs.session();
        List<TrialRecord> trials = session.trials().stream()
                .map(trial -> with(trial, other.apply(trial, trial.measurement())))
                .toList();
        Session measured = session.measured(session.design(), session.fixtures(), trials, null);
        return new Run(Runs.STARTED, List.of(new Run.Judged(measured, runs.judgement())), List.of());
    }

    private static TrialRecord with(TrialRecord trial, Measurement measurement) {
        return new TrialRecord(
                trial.block(),
                trial.arm(),
                trial.position(),
                trial.treatment(),
                trial.outcome(),
                trial.failure(),
                trial.start(),
                trial.phases(),
                trial.covariates(),
                measurement);
    }

    static Document parse(String svg) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(svg)));
    }

    static List<Element> elements(Document svg, String name) {
        return IntStream.range(0, svg.getElementsByTagName(name).getLength())
                .mapToObj(i -> (Element) svg.getElementsByTagName(name).item(i))
                .toList();
    }

    static List<String> texts(Chart chart) throws Exception {
        return elements(parse(chart.svg()), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    static Stream<Element> points(Chart chart) throws Exception {
        return elements(parse(chart.svg()), "circle").stream()
                .filter(circle -> circle.getAttribute("class").equals("point"));
    }
}
