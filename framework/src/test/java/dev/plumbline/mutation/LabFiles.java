package dev.plumbline.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every {@code lab.yaml} that the project shows: the examples, and those of the README and of the documents. */
public final class LabFiles {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(labs:\\n.*?)```", Pattern.DOTALL);

    private LabFiles() {}

    /** Those with a lab of that kind, a byte a character. */
    public static List<String> of(String kind) throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("lab-tests/labs"))) {
            for (Path file :
                    files.filter(it -> it.endsWith("lab.yaml")).sorted().toList()) {
                all.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            files.filter(it -> it.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        for (Path document : documents) {
            BLOCK.matcher(Files.readString(document, StandardCharsets.ISO_8859_1))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(all::add);
        }
        List<String> ofKind = all.stream()
                .filter(text -> text.contains("kind: " + kind) || text.contains("like: " + kind))
                .toList();
        assertThat(ofKind).as(kind).isNotEmpty();
        return ofKind;
    }
}
