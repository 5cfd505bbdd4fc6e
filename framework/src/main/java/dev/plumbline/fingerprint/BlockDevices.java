package dev.plumbline.fingerprint;

import dev.plumbline.model.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Disks, as {@code /sys} shows them. */
final class BlockDevices {

    private static final String BLOCK = "sys/class/block/";

    private final SystemFiles files;

    BlockDevices(SystemFiles files) {
        this.files = files;
    }

    /** The disks that are hardware, or emulated as such; without optical drives, and without those that hold nothing. */
    List<String> physical() {
        return files.names("sys/block").stream()
                .filter(name -> !name.matches("(sr|fd|loop|ram|zram)\\d+"))
                .filter(name -> files.real("sys/block/" + name)
                        .filter(real -> !real.contains("/devices/virtual/"))
                        .isPresent())
                .filter(name -> size(name).isPresent())
                .toList();
    }

    /** The whole disks below a block device: of a partition its disk, of a mapped or mirrored one all that it is made of. */
    List<String> below(String device) {
        List<String> parts = files.names(BLOCK + device + "/slaves");
        if (!parts.isEmpty()) {
            return parts.stream()
                    .flatMap(part -> below(part).stream())
                    .distinct()
                    .toList();
        }
        if (!files.exists(BLOCK + device + "/partition")) {
            return files.exists(BLOCK + device) ? List.of(device) : List.of();
        }
        return files.real(BLOCK + device).map(BlockDevices::parentName).stream().toList();
    }

    /** Facts of several disks under one number, as of a mirror: each value once. */
    void put(Facts facts, int number, List<String> disks) {
        facts.put(KnownKey.DISK_MODEL, number, each(disks, this::model));
        facts.put(KnownKey.DISK_FIRMWARE, number, each(disks, this::firmware));
        facts.put(KnownKey.DISK_ROTATIONAL, number, each(disks, this::rotational));
        facts.put(KnownKey.DISK_SCHEDULER, number, each(disks, this::scheduler));
        facts.put(KnownKey.DISK_SIZE, number, each(disks, this::size));
    }

    /** What a disk is plugged into: the driver of the nearest PCI device above it, and its place on the bus. */
    Optional<String> controller(String disk) {
        String path = files.real(BLOCK + disk).orElse("");
        while (path.length() > 1) {
            if (files.linked(path + "/subsystem").filter("pci"::equals).isPresent()) {
                String place = path.substring(path.lastIndexOf('/') + 1);
                return Optional.of(files.linked(path + "/driver")
                                .map(driver -> driver + " at ")
                                .orElse("")
                        + place);
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return Optional.empty();
    }

    static Optional<String> each(List<String> names, Function<String, Optional<String>> fact) {
        List<String> values = new ArrayList<>();
        names.forEach(name -> fact.apply(name).ifPresent(values::add));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream().distinct().sorted().collect(Collectors.joining(", ")));
    }

    /** A disk that has no model, as one of virtio, is named by its driver. */
    private Optional<String> model(String disk) {
        String vendor = first(disk, "device/vendor")
                .filter(text -> !text.startsWith("0x") && !text.equals("ATA"))
                .map(text -> text + " ")
                .orElse("");
        return first(disk, "device/model", "device/name")
                .map(model -> vendor + model)
                .or(() -> files.linked(BLOCK + disk + "/device/driver").map(driver -> "(" + driver + ")"));
    }

    private Optional<String> firmware(String disk) {
        return first(disk, "device/firmware_rev", "device/rev", "device/fwrev");
    }

    private Optional<String> rotational(String disk) {
        return first(disk, "queue/rotational").map(flag -> flag.equals("1") ? "yes" : "no");
    }

    /** The one in brackets, of all that there are. */
    private Optional<String> scheduler(String disk) {
        return first(disk, "queue/scheduler").map(all -> {
            int open = all.indexOf('[');
            int close = all.indexOf(']', open + 1);
            return open < 0 || close < 0 ? all : all.substring(open + 1, close);
        });
    }

    /** The kernel counts sectors of 512 bytes, whatever the disk's own are. */
    private Optional<String> size(String disk) {
        return first(disk, "size")
                .filter(sectors -> sectors.matches("[1-9]\\d{0,15}"))
                .map(sectors -> Quantities.formatBytes(Long.parseLong(sectors) * 512.0));
    }

    private Optional<String> first(String disk, String... names) {
        return Stream.of(names)
                .flatMap(name -> files.text(BLOCK + disk + "/" + name).stream())
                .findFirst();
    }

    private static String parentName(String path) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        return parent.substring(parent.lastIndexOf('/') + 1);
    }
}
