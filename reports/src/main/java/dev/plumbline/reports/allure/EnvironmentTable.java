package dev.plumbline.reports.allure;

import dev.plumbline.model.EnvironmentChange;
import dev.plumbline.model.EnvironmentDifference;
import dev.plumbline.reports.text.Safe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the environment differs from that of the stored sessions: a row for each key, and for each pattern that names none. */
final class EnvironmentTable {

    private static final List<String> HEADINGS = List.of("key", "stored", "now", "what it means");

    private EnvironmentTable() {}

    /** Nothing where nothing differs. */
    static void append(Markup page, EnvironmentChange change) {
        if (!change.isEmpty()) {
            page.heading("Environment").table(HEADINGS, rows(change));
        }
    }

    private static List<List<String>> rows(EnvironmentChange change) {
        List<List<String>> rows = new ArrayList<>();
        for (EnvironmentDifference difference : change.differences()) {
            rows.add(List.of(
                    Safe.line(difference.key(), Safe.NAME),
                    shown(difference.stored()),
                    shown(difference.now()),
                    meaning(difference)));
        }
        for (String pattern : change.expectedButSame()) {
            rows.add(List.of(
                    Safe.line(pattern, Safe.NAME),
                    "",
                    "",
                    "Expected to differ, and does not: was the change in effect?"));
        }
        return rows;
    }

    private static String meaning(EnvironmentDifference difference) {
        return switch (difference.kind()) {
            case EXPECTED -> "Differs as expected.";
            case INFORMATIONAL -> "For information; it is not compared.";
            case UNEXPECTED ->
                "Differs and was not expected to; left out for it: "
                        + Safe.line(String.join(", ", difference.sessions()), Safe.NAME) + ".";
        };
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : Safe.line(value, Safe.NAME);
    }
}
