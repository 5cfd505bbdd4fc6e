package dev.plumbline.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment a session ran in.
 *
 * @param identity keys that must match before two sessions are held against each other
 * @param informational keys that are shown, and may differ
 */
public record Fingerprint(SortedMap<String, String> identity, SortedMap<String, String> informational) {

    /** Copies both maps. */
    public Fingerprint {
        identity = Collections.unmodifiableSortedMap(new TreeMap<>(identity));
        informational = Collections.unmodifiableSortedMap(new TreeMap<>(informational));
    }
}
