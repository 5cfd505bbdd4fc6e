package dev.plumbline.reports.allure3;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.Better;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.text.Safe;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code plumbline-perf.json} among Allure's results and, in the folder above, {@code allurerc.mjs}: with both, {@code npx
 * allure generate} in that folder makes a report of Allure 3 whose page <em>Metrics</em> follows each treatment from run to run.
 */
public final class MetricFiles {

    /** All text beyond ASCII is coded, so that nothing in it can end a line or a literal of JavaScript. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String HEAD = """
            // Written with each run, for Allure 3. In this folder: npx allure generate
            export default \
            """;

    private static final String REPORT = "allure3-report";

    private MetricFiles() {}

    /**
     * Writes both files, and removes the report of an earlier run: Allure 3 would put the new one into a folder inside of it.
     *
     * @param output the folder of a run's reports, where {@code allure-results} is
     * @throws IOException when a file cannot be written
     */
    public static void write(ReportModel model, Path output) throws IOException {
        remove(output.resolve(REPORT));
        Path values = output.resolve("allure-results").resolve("plumbline-perf.json");
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(values))) {
            json.writeStartArray();
            for (Iterator<Metric> metrics = Metric.of(model).iterator(); metrics.hasNext(); ) {
                write(metrics.next(), json);
            }
            json.writeEndArray();
        }
        try (BufferedWriter script = Files.newBufferedWriter(output.resolve("allurerc.mjs"))) {
            script.write(HEAD);
            script.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(configuration(model)));
            script.write(";\n");
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> contents;
        try (Stream<Path> walk = Files.walk(folder)) {
            contents = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contents) {
            Files.delete(path);
        }
    }

    private static void write(Metric metric, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", metric.id());
        json.writeStringField("key", metric.key());
        json.writeNumberField("value", metric.value());
        json.writeNumberField("start", metric.start().toEpochMilli());
        json.writeNumberField("stop", metric.stop().toEpochMilli());
        json.writeEndObject();
    }

    private static ObjectNode configuration(ReportModel model) {
        ObjectNode configuration = JSON.createObjectNode();
        configuration.put("name", "Plumbline");
        configuration.putArray("resultsDir").add("./allure-results");
        configuration.put("output", "./" + REPORT);
        configuration.put("historyPath", "./allure3-history.jsonl");
        configuration.put("appendHistory", true);
        // One file, which opens without a web server.
        configuration
                .putObject("plugins")
                .putObject("awesome")
                .putObject("options")
                .put("singleFile", true);
        ObjectNode performance = configuration.putObject("performance");
        ObjectNode groups = performance.putObject("groups");
        ObjectNode metrics = performance.putObject("metrics");
        Metric.of(model).forEach(metric -> {
            String group = "experiment " + Metric.key(metric.group().id());
            groups.putObject(group).put("title", Safe.line(metric.group().question(), Safe.NAME));
            metrics.putObject(metric.key())
                    .put("title", metric.title())
                    .put("unit", metric.unit())
                    .put("better", metric.better() == Better.HIGHER ? "higher" : "lower")
                    .put("group", group);
        });
        return configuration;
    }
}
