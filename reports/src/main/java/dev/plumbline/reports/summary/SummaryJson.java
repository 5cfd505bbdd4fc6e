package dev.plumbline.reports.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Expectation;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.text.Safe;
import java.util.List;
import java.util.stream.Stream;

/**
 * The summary for programs. Its layout is a contract: {@code ci/gate} has no parser of JSON to rely on, and reads the counts by
 * their own lines; so each stands on one, indented by two blanks a depth, and no text of users is a key.
 */
final class SummaryJson {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SummaryJson() {}

    static String of(ReportModel model, List<Entry> entries) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("format", FORMAT);
        summary.put("started", model.started().toString());
        summary.put("measured", entries.stream().filter(Entry::measured).count());
        summary.set("experiments", counts(entries.stream().map(Entry::verdict).toList()));
        summary.set(
                "leaves",
                counts(entries.stream()
                        .flatMap(entry -> entry.leaves().stream())
                        .map(Entry.Leaf::verdict)
                        .toList()));
        summary.set("expectations", expectations(model));
        ArrayNode results = summary.putArray("results");
        entries.forEach(entry -> results.addObject()
                .put("experiment", Safe.line(entry.id(), Safe.NAME))
                .put("verdict", entry.verdict().name())
                .put("sentence", Safe.line(entry.sentence(List.of(entry.verdict())), Safe.MESSAGE)));
        return text(summary);
    }

    private static ObjectNode expectations(ReportModel model) {
        List<Expectation.State> states = model.experiments().stream()
                .flatMap(report -> report.expected().stream())
                .map(Expectation::state)
                .toList();
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        Stream.of(Expectation.State.values())
                .forEach(state -> counts.put(
                        state.name(), states.stream().filter(state::equals).count()));
        return counts;
    }

    private static ObjectNode counts(List<Verdict> verdicts) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        Stream.of(Verdict.values())
                .forEach(verdict -> counts.put(
                        verdict.name(),
                        verdicts.stream().filter(verdict::equals).count()));
        return counts;
    }

    private static String text(ObjectNode summary) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(summary)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
