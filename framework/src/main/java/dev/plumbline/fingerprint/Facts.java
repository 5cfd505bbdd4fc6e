package dev.plumbline.fingerprint;

import dev.plumbline.model.Fingerprint;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what is known; what is not known is left out. */
final class Facts {

    private final SortedMap<String, String> identity = new TreeMap<>();
    private final SortedMap<String, String> informational = new TreeMap<>();

    void put(KnownKey key, Optional<String> value) {
        put(key, 1, value);
    }

    /** A later value takes the place of an earlier one. */
    void put(KnownKey key, int number, Optional<String> value) {
        value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> (key.identity() ? identity : informational).put(key.key(number), text));
    }

    Fingerprint fingerprint() {
        return new Fingerprint(identity, informational);
    }
}
