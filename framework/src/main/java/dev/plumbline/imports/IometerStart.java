package dev.plumbline.imports;

import dev.plumbline.journal.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a file says of one press of the start button: every run until the next one has it in common. */
final class IometerStart {

    /** By IOMeter's number; newer versions and batch files have the same order. */
    private static final List<String> TEST_TYPES = List.of(
            "NORMAL",
            "CYCLE_TARGETS",
            "CYCLE_WORKERS",
            "INCREMENT_TARGETS_PARALLEL",
            "INCREMENT_TARGETS_SERIAL",
            "CYCLE_WORKERS_AND_TARGETS",
            "CYCLE_OUTSTANDING_IOS",
            "CYCLE_OUTSTANDING_IOS_AND_TARGETS");

    /** Places of a specification's line: {@code size,% of size,% reads,% random,delay,burst,align,reply}. */
    private static final Map<String, Integer> OF_SPECIFICATION = Map.of("size", 0, "reads", 2, "random", 3);

    private static final int FIELDS_OF_SPECIFICATION = 8;

    private final int number;
    private final SortedMap<String, String> facts = new TreeMap<>();
    private final Map<String, List<IometerLine>> specifications = new LinkedHashMap<>();
    private String specification = "";
    private String version = "";

    IometerStart(int number) {
        this.number = number;
        facts.put("start", String.valueOf(number));
    }

    int number() {
        return number;
    }

    /** The version of IOMeter; {@code ""} where the file does not say. */
    String version() {
        return version;
    }

    void version(IometerLine line) {
        version = line.key();
    }

    /** The description is not quoted, so what follows its commas is part of it. */
    void testType(IometerLine line) {
        List<String> fields = line.filled();
        for (int type = 0; type < TEST_TYPES.size(); type++) {
            if (line.key().equals(String.valueOf(type))) {
                facts.put("type", TEST_TYPES.get(type));
            }
        }
        if (fields.size() > 1) {
            facts.put("description", String.join(",", fields.subList(1, fields.size())));
        }
    }

    void specification(Path file, IometerLine line) throws UnreadableFileException {
        // a name that has commas is not quoted either; the last field is the assignment
        List<String> fields = line.filled();
        specification = fields.size() < 2 ? line.key() : String.join(",", fields.subList(0, fields.size() - 1));
        if (specifications.put(specification, new ArrayList<>()) != null) {
            throw new UnreadableFileException(
                    file, line.number(), "has the access specification " + SourceText.quoted(specification) + " again");
        }
    }

    void specificationLine(IometerLine line) {
        specifications.computeIfAbsent(specification, name -> new ArrayList<>()).add(line);
    }

    /** The facts of a run of one specification; its size and shares where it has one line and so one of each. */
    SortedMap<String, String> facts(String specificationName) {
        SortedMap<String, String> all = new TreeMap<>(facts);
        List<IometerLine> lines = specifications.getOrDefault(specificationName, List.of());
        if (lines.size() == 1 && lines.get(0).filled().size() == FIELDS_OF_SPECIFICATION) {
            OF_SPECIFICATION.forEach(
                    (fact, place) -> all.put(fact, lines.get(0).fields().get(place)));
        }
        return all;
    }
}
