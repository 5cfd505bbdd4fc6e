package dev.plumbline.fingerprint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The devices of a computer that count for a lab, and what only the lab knows.
 *
 * @param luns the paths of its LUNs, as block devices, folders or files, in their order; empty for all disks there are
 * @param nics the names of the network interfaces it uses, in their order; empty for all cards there are
 * @param ofLab identity keys that the lab gives, as {@code accelerator} or {@code nic.virtual.model}
 */
public record Devices(Optional<List<Path>> luns, Optional<List<String>> nics, SortedMap<String, String> ofLab) {

    /** Copies the lists and the map. */
    public Devices {
        luns = luns.map(List::copyOf);
        nics = nics.map(List::copyOf);
        ofLab = Collections.unmodifiableSortedMap(new TreeMap<>(ofLab));
    }

    /** All physical ones. */
    public static Devices all() {
        return new Devices(Optional.empty(), Optional.empty(), Collections.emptySortedMap());
    }

    /** All, except that of the disks only those below these paths count. */
    public Devices withLuns(List<Path> paths) {
        return new Devices(Optional.of(paths), nics, ofLab);
    }

    /** All, except that of the network cards only these count. */
    public Devices withNics(List<String> names) {
        return new Devices(luns, Optional.of(names), ofLab);
    }

    /** These, and an identity key that the lab gives. */
    public Devices with(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(ofLab);
        more.putAll(Map.of(key, value));
        return new Devices(luns, nics, more);
    }
}
