package dev.plumbline.imports;

import java.util.Arrays;
import java.util.Optional;

/** The parts of a results file, by the line that starts them: all begin with an apostrophe. */
enum IometerSection {
    TEST_TYPE("'Test Type"),
    VERSION("'Version"),
    TIME_STAMP("'Time Stamp"),
    SPECIFICATIONS("'Access specifications"),
    SPECIFICATION("'Access specification name"),
    SPECIFICATION_LINES("'size"),
    END_OF_SPECIFICATIONS("'End access specifications"),
    RESULTS("'Results"),
    HEADER("'Target Type"),
    END_OF_TEST("'End Test"),
    NONE("");

    private final String key;

    IometerSection(String key) {
        this.key = key;
    }

    static Optional<IometerSection> of(IometerLine line) {
        return Arrays.stream(values())
                .filter(section -> section.key.equalsIgnoreCase(line.key()))
                .findFirst();
    }
}
