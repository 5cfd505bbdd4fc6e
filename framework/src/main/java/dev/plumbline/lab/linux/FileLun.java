package dev.plumbline.lab.linux;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * A volume that is a file or a block device.
 *
 * @param file the file or device; it is at least as long as the volume
 * @param direct whether the page cache is passed by
 */
public record FileLun(String name, long bytes, Path file, DirectAccess direct) implements HostLun {

    @Override
    public SortedMap<String, String> target(DiskSlot slot, FioServer.Access access) {
        return direct.options(file, slot, access);
    }
}
