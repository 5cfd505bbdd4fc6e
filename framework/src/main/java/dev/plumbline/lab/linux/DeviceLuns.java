package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Volumes that are declared block devices; no other device is ever touched. */
final class DeviceLuns implements LunSource {

    /** Where the declaration stands, for messages. */
    private final String where;

    private final List<Path> devices;
    private final Set<String> allowedToWipe;

    DeviceLuns(String where, List<Path> devices, Set<String> allowedToWipe) {
        this.where = where;
        this.devices = List.copyOf(devices);
        this.allowedToWipe = Set.copyOf(allowedToWipe);
    }

    @Override
    public Set<Tool> tools() {
        return Set.of(Tool.LSBLK, Tool.WIPEFS);
    }

    /** All devices together; that each volume fits on its own is checked when it is made. */
    @Override
    public long capacity() {
        try {
            long sum = 0;
            for (Path device : devices) {
                check(device);
                sum += DeviceCheck.HERE.bytes(device);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(where + ": the devices cannot be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the devices were looked at", e);
        }
    }

    @Override
    public List<Path> places() {
        return devices;
    }

    /** Direct access always works on a block device. */
    @Override
    public SortedMap<String, String> identity() {
        return new TreeMap<>(Map.of("lun.kind", "device", "lun.direct", "yes"));
    }

    /** The number in a volume's name says which device it is on, so that it is the same one in each block. */
    @Override
    public HostLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        if (number > devices.size()) {
            throw new MisuseException(
                    name + " has no device: " + where + " declares " + devices.size() + "; declare another one");
        }
        Path device = devices.get(number - 1);
        check(device);
        long there = DeviceCheck.HERE.bytes(device);
        if (bytes > there) {
            throw new MisuseException(name + " needs " + Quantities.formatBytes((double) bytes) + ", but " + device
                    + " of " + where + " has " + Quantities.formatBytes((double) there)
                    + "; write smaller LUNs, or declare a larger device");
        }
        return new FileLun(name, bytes, device, new DirectAccess(DeviceCheck.HERE.sector(device)));
    }

    private void check(Path device) throws IOException, InterruptedException {
        DeviceCheck.HERE.objection(device, allowedToWipe).ifPresent(objection -> {
            throw new MisuseException(where + ": " + device + " " + objection);
        });
    }
}
