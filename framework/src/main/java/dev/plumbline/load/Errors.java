package dev.plumbline.load;

import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Errors of one worker within the measured interval, by kind. */
final class Errors {

    private final Window window;
    private final SortedMap<String, Long> byKind = new TreeMap<>();

    Errors(Window window) {
        this.window = window;
    }

    void add(long moment, IOException error) {
        if (Tally.counts(window, moment)) {
            String kind = error.getClass() == IOException.class
                    ? String.valueOf(error.getMessage())
                    : error.getClass().getSimpleName();
            byKind.merge(kind, 1L, Long::sum);
        }
    }

    long count() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The kinds and how often each one happened; nothing where there were none. */
    List<Attachment> attachments(String machine) {
        return byKind.isEmpty()
                ? List.of()
                : List.of(new Attachment(
                        "errors " + machine,
                        "text/plain",
                        byKind.entrySet().stream()
                                .map(kind -> kind.getValue() + " × " + kind.getKey())
                                .collect(Collectors.joining("\n"))));
    }
}
