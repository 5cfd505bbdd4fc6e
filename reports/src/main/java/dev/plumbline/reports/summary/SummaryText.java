package dev.plumbline.reports.summary;

import static dev.plumbline.model.Verdict.BROKEN;
import static dev.plumbline.model.Verdict.EQUIVALENT;

import dev.plumbline.model.Expectation;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary for people: the verdicts counted, what moved, what could not be told, what is broken, and where the page is. */
final class SummaryText {

    private static final int ITEMS = 5;
    private static final int NAME = 80;
    private static final int SENTENCE = 500;

    private static final List<String> NOTHING_MOVED = List.of("Nothing moved further than its tolerance.");

    private final List<String> lines = new ArrayList<>();

    private SummaryText() {}

    static String of(ReportModel model, List<Entry> entries, String page) {
        Map<String, String> names = entries.stream().collect(Collectors.toMap(Entry::id, Entry::name));
        List<String> moved = MoveTable.lines(Move.of(model), names);
        SummaryText text = new SummaryText();
        text.lines.add(headline(entries) + notMet(model));
        text.section("Moved", moved.isEmpty() && settled(entries) ? NOTHING_MOVED : moved);
        text.section("Not as expected", expectations(model, names, Expectation.State.NOT_MET));
        text.section("Expected, and could not be told", expectations(model, names, Expectation.State.UNDECIDED));
        text.section("Could not be told", items(entries, Ranking.UNSETTLED));
        text.section("Broken", items(entries, List.of(BROKEN)));
        text.section(
                "As before",
                items(entries.stream().filter(it -> it.verdict() == EQUIVALENT).toList(), List.of(EQUIVALENT)));
        text.section("Remarks", bounded(remarks(model, names)));
        text.section("Page", List.of(Markdown.code(page, SENTENCE)));
        return String.join("\n", text.lines) + "\n";
    }

    /** The verdicts counted, worst first. */
    static String headline(List<Entry> entries) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Ranking.WORST_FIRST) {
            long count = entries.stream().filter(it -> it.verdict() == verdict).count();
            if (count > 0) {
                String counted = Ranking.counted(count, verdict);
                counts.add(counts.isEmpty() ? "**" + counted + "**" : counted);
            }
        }
        return entries.isEmpty()
                ? "**Nothing was measured**: there was no experiment"
                : String.join(", ", counts) + " of " + entries.size()
                        + (entries.size() == 1 ? " experiment" : " experiments");
    }

    /** What a reader must not miss beside the verdicts. */
    private static String notMet(ReportModel model) {
        long count = model.experiments().stream()
                .flatMap(report -> report.expected().stream())
                .filter(expectation -> expectation.state() == Expectation.State.NOT_MET)
                .count();
        return count == 0 ? "" : "; **" + count + (count == 1 ? " expectation" : " expectations") + " not met**";
    }

    /** Of what could not be told nobody knows whether it moved. */
    private static boolean settled(List<Entry> entries) {
        return !entries.isEmpty() && entries.stream().allMatch(entry -> entry.verdict() == EQUIVALENT);
    }

    private static List<String> items(List<Entry> entries, List<Verdict> verdicts) {
        return bounded(entries.stream()
                .filter(entry -> entry.has(verdicts))
                .map(entry -> item(entry, verdicts))
                .toList());
    }

    private static String item(Entry entry, List<Verdict> verdicts) {
        long treatments = entry.treatments(verdicts);
        String ofThem = treatments == 0 ? "" : " (" + treatments + (treatments == 1 ? " treatment)" : " treatments)");
        return "- " + Markdown.code(entry.name(), NAME) + ofThem + ": "
                + Markdown.text(entry.sentence(verdicts), SENTENCE);
    }

    private static List<String> expectations(ReportModel model, Map<String, String> names, Expectation.State state) {
        return bounded(model.experiments().stream()
                .flatMap(report -> report.expected().stream()
                        .filter(expectation -> expectation.state() == state)
                        .map(expectation -> "- " + named(report.session(), names) + ": "
                                + Markdown.text(expectation.sentence(), SENTENCE)))
                .toList());
    }

    private static String named(Session session, Map<String, String> names) {
        String id = session.experiment().id();
        return Markdown.code(names.getOrDefault(id, id), NAME);
    }

    /** What belongs to every verdict of a session: what its lab says of itself, and what was left out. */
    private static List<String> remarks(ReportModel model, Map<String, String> names) {
        return model.experiments().stream()
                .map(ExperimentReport::session)
                .flatMap(session -> remarks(session, named(session, names)))
                .distinct()
                .toList();
    }

    private static Stream<String> remarks(Session session, String name) {
        int planned = session.design().treatments().size();
        int all = session.experiment().treatments().size();
        return Stream.of(
                        Stream.of("lab " + Markdown.code(session.lab().name(), NAME) + notice(session)),
                        session.endedEarlyBecause().stream()
                                .map(why -> name + ": ended early: " + Markdown.text(why, SENTENCE)),
                        session.between().sentences().stream()
                                .map(sentence -> name + ": " + Markdown.text(sentence, SENTENCE)),
                        session.partial()
                                ? Stream.of(name + ": only " + planned + " of " + all
                                        + " treatments were measured, so that every verdict is provisional")
                                : Stream.<String>empty())
                .flatMap(remarks -> remarks)
                .map(remark -> "- " + remark);
    }

    private static String notice(Session session) {
        String notice = session.lab().notice();
        return notice == null ? "" : ": " + Markdown.text(notice, SENTENCE);
    }

    private static List<String> bounded(List<String> items) {
        if (items.size() <= ITEMS) {
            return items;
        }
        List<String> first = new ArrayList<>(items.subList(0, ITEMS));
        first.add("- and " + (items.size() - ITEMS) + " more");
        return first;
    }

    /** A section that has nothing to say is left out. */
    private void section(String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add("**" + title + "**");
            lines.add("");
            lines.addAll(content);
        }
    }
}
