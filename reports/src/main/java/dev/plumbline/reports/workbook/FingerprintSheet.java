package dev.plumbline.reports.workbook;

import dev.plumbline.model.Fingerprint;
import dev.plumbline.reports.source.ReportModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The environment: a row for each key of each experiment's fingerprint. */
record FingerprintSheet(String experiment, String key, String value, String kind) {

    static Stream<FingerprintSheet> rows(ReportModel model) {
        return model.experiments().stream().flatMap(report -> {
            String id = report.session().experiment().id();
            Fingerprint fingerprint = report.session().fingerprint();
            return Stream.concat(
                    keys(id, fingerprint.identity(), "identity"),
                    keys(id, fingerprint.informational(), "informational"));
        });
    }

    static List<Column<FingerprintSheet>> columns() {
        return List.of(
                Column.text("experiment", FingerprintSheet::experiment),
                Column.text("key", FingerprintSheet::key),
                Column.text("value", FingerprintSheet::value),
                Column.text("kind", FingerprintSheet::kind));
    }

    private static Stream<FingerprintSheet> keys(String id, Map<String, String> keys, String kind) {
        return keys.entrySet().stream().map(key -> new FingerprintSheet(id, key.getKey(), key.getValue(), kind));
    }
}
