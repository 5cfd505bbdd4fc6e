package dev.plumbline.reports.allure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.model.Fingerprint;
import dev.plumbline.model.Session;
import dev.plumbline.model.Verdict;
import dev.plumbline.reports.source.Breakage;
import dev.plumbline.reports.source.ExperimentReport;
import dev.plumbline.reports.source.ReportModel;
import dev.plumbline.reports.text.Safe;
import io.qameta.allure.category.Category;
import io.qameta.allure.entity.ExecutorInfo;
import io.qameta.allure.entity.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What Allure wants to know beside the results: categories, environment, executor. */
final class Surroundings {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private Surroundings() {}

    static void write(ReportModel model, long build, Path results) throws IOException {
        JSON.writeValue(results.resolve("categories.json").toFile(), categories());
        JSON.writeValue(
                results.resolve("executor.json").toFile(),
                new ExecutorInfo()
                        .setName("Plumbline")
                        .setType("plumbline")
                        .setBuildOrder(build)
                        .setBuildName(model.started().toString()));
        Properties properties = new Properties();
        environment(model)
                .forEach(
                        (key, values) -> properties.setProperty(key, Safe.line(String.join(" | ", values), Safe.NAME)));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        properties.store(lines, null);
        Files.write(
                results.resolve("environment.properties"),
                lines.toString(StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.startsWith("#")) // the time at which this is written
                        .sorted()
                        .toList(),
                StandardCharsets.ISO_8859_1);
    }

    static List<Category> categories() {
        return List.of(
                category("Regression of the whole sweep", Verdict.REGRESSION, true, Status.FAILED),
                category("Regression of one treatment", Verdict.REGRESSION, false, Status.FAILED),
                category("Inconclusive: the data cannot tell", Verdict.INCONCLUSIVE, Status.SKIPPED),
                category("Not comparable with the baseline", Verdict.NOT_COMPARABLE, Status.BROKEN),
                broken("Broken: the lab was not ready", Breakage.LAB),
                broken("Broken: the load did not run to its end", Breakage.LOAD));
    }

    private static Category category(String name, Verdict verdict, boolean wholeSweep, Status status) {
        return matching(name, Pattern.quote(Outcomes.headline(verdict, wholeSweep)), status);
    }

    private static Category category(String name, Verdict verdict, Status status) {
        return matching(name, "verdict: " + Outcomes.words(verdict) + " of", status);
    }

    private static Category broken(String name, Breakage breakage) {
        return matching(
                name,
                "(?:" + Pattern.quote(Outcomes.headline(breakage, true)) + "|"
                        + Pattern.quote(Outcomes.headline(breakage, false)) + ")",
                Status.BROKEN);
    }

    private static Category matching(String name, String start, Status status) {
        return new Category().setName(name).setTraceRegex(start + ".*").setMatchedStatuses(List.of(status));
    }

    /** Each key of all fingerprints with the values it has; those that must match for a comparison come first. */
    private static SortedMap<String, Set<String>> environment(ReportModel model) {
        SortedMap<String, Set<String>> all = new TreeMap<>();
        for (ExperimentReport report : model.experiments()) {
            Session session = report.session();
            add(
                    all,
                    "",
                    Map.of("lab", session.lab().name() + " (" + session.lab().kind() + ")"));
            add(all, "", Map.of("Plumbline", session.frameworkVersion()));
            Fingerprint fingerprint = session.fingerprint();
            add(all, "", fingerprint.identity());
            add(all, "(not compared) ", fingerprint.informational());
        }
        return all;
    }

    private static void add(SortedMap<String, Set<String>> all, String prefix, Map<String, String> keys) {
        keys.forEach(
                (key, value) -> all.computeIfAbsent(Safe.line(prefix + key, Safe.NAME), name -> new LinkedHashSet<>())
                        .add(value));
    }
}
