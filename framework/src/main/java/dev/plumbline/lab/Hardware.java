package dev.plumbline.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The virtual hardware of a machine, as far as somebody has chosen it; what is empty is the lab's own choice. All values are
 * words of letters, digits, {@code .}, {@code _} and {@code -}, but for {@code pin}.
 *
 * @param bond how several legs are made one: {@code balance-rr}, {@code active-backup} or {@code 802.3ad}
 * @param nicModel the model of its network cards, as {@code virtio} or {@code e1000}
 * @param diskBus what its disks hang on: {@code virtio}, {@code scsi}, {@code sata} or {@code ide}
 * @param diskCache how the host caches its disks: {@code none}, {@code writeback}, {@code writethrough}, {@code directsync} or
 *     {@code unsafe}
 * @param pin the host's processors that its own may run on, counted from 0, as {@code 0-1} or {@code 0,2}
 */
public record Hardware(
        Optional<String> bond,
        Optional<String> nicModel,
        Optional<String> diskBus,
        Optional<String> diskCache,
        Optional<String> pin) {

    /** Nothing chosen. */
    public static final Hardware ANY =
            new Hardware(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final List<String> ATTRIBUTES = List.of("bond", "nicModel", "diskBus", "diskCache", "pin");

    /** What was chosen, by the name of the attribute of {@link Vms}; in the order in which they stand here. */
    public Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        bond.ifPresent(value -> chosen.put("bond", value));
        nicModel.ifPresent(value -> chosen.put("nicModel", value));
        diskBus.ifPresent(value -> chosen.put("diskBus", value));
        diskCache.ifPresent(value -> chosen.put("diskCache", value));
        pin.ifPresent(value -> chosen.put("pin", value));
        return chosen;
    }

    /** The first attribute in which the two differ; empty where they do not. */
    Optional<String> difference(Hardware other) {
        Map<String, String> mine = chosen();
        Map<String, String> others = other.chosen();
        return ATTRIBUTES.stream()
                .filter(attribute -> !Objects.equals(mine.get(attribute), others.get(attribute)))
                .findFirst();
    }
}
