package dev.plumbline.reports.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.journal.Run;
import dev.plumbline.reports.source.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was written, read back as anybody else would. */
record Results(Path output) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Results of(Run run, Path output) throws IOException {
        AllureReport.write(ReportModel.of(run), output);
        return new Results(output);
    }

    List<JsonNode> results() throws IOException {
        return read("-result.json");
    }

    List<JsonNode> containers() throws IOException {
        return read("-container.json");
    }

    JsonNode result(String name) throws IOException {
        return results().stream()
                .filter(result -> result.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    JsonNode json(String file) throws IOException {
        return JSON.readTree(folder().resolve(file).toFile());
    }

    String text(String file) throws IOException {
        return Files.readString(folder().resolve(file));
    }

    List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private Path folder() {
        return output.resolve("allure-results");
    }

    private List<JsonNode> read(String suffix) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (Path file : files(suffix)) {
            nodes.add(JSON.readTree(file.toFile()));
        }
        return nodes;
    }
}
