package dev.plumbline.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies that nobody can change. All empty ones are one object: a record has several, and a session many records. */
final class Copies {

    private Copies() {}

    static <K, V> SortedMap<K, V> of(SortedMap<K, V> map) {
        return map.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
