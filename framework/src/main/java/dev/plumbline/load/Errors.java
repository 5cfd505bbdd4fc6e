package dev.plumbline.load;

import dev.plumbline.lab.Window;
import dev.plumbline.model.Attachment;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Errors of one worker within the measured interval, by kind. May be used by several threads. */
final class Errors {

    /** A server's words are part of some kinds, and it may find ever new ones. */
    private static final int MOST_KINDS = 20;

    private static final String OTHERS = "others";

    private final Window window;
    private final SortedMap<String, Long> byKind = new TreeMap<>();

    Errors(Window window) {
        this.window = window;
    }

    synchronized void add(long moment, IOException error) {
        if (Tally.counts(window, moment)) {
            String kind = FailureKind.of(error);
            byKind.merge(byKind.size() < MOST_KINDS || byKind.containsKey(kind) ? kind : OTHERS, 1L, Long::sum);
        }
    }

    /** As {@code 3 × connection refused, 1 × HTTP 503}. */
    synchronized String words() {
        return byKind.entrySet().stream()
                .map(kind -> kind.getValue() + " × " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    synchronized long count() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The kinds and how often each one happened; nothing where there were none. */
    synchronized List<Attachment> attachments(String machine) {
        return byKind.isEmpty()
                ? List.of()
                : List.of(new Attachment("errors " + machine, "text/plain", words().replace(", ", "\n")));
    }
}
