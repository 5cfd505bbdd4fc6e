package dev.plumbline.lab.linux;

import dev.plumbline.lab.CommandHost;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Stray;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Quantities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether reads and writes can pass by the page cache ({@code O_DIRECT}), which not every file system can.
 *
 * @param unit the bytes that each operation must be a multiple of; 0 where it cannot be done
 */
public record DirectAccess(int unit) {

    private static final List<Integer> UNITS = List.of(512, 4096);

    /** Tries it in a folder, with a file that is deleted again. */
    static DirectAccess inFolder(Path folder) throws IOException, InterruptedException {
        for (Stray stray : Stray.in(folder)) {
            stray.delete();
        }
        Path file = folder.resolve(Stray.name("direct"));
        try {
            for (int unit : UNITS) {
                if (written(file, unit)) {
                    return new DirectAccess(unit);
                }
            }
            return new DirectAccess(0);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean written(Path file, int unit) throws IOException, InterruptedException {
        CommandHost.Ended ended =
                Tool.run(List.of("dd", "if=/dev/zero", "of=" + file, "oflag=direct", "bs=" + unit, "count=1"));
        return ended.exitCode().orElse(-1) == 0;
    }

    String words() {
        return unit == 0 ? "no" : "yes, in multiples of " + Quantities.formatBytes(unit);
    }

    /**
     * fio's options for a file or device: a synchronous engine for one operation at a time, an asynchronous one for more.
     * Linux's own asynchronous I/O waits where the page cache is not passed by, so then it is io_uring.
     */
    public SortedMap<String, String> options(Path file, DiskSlot slot, FioServer.Access access) {
        if (unit > 0 && (access.unitBytes() % unit != 0 || slot.offset() % unit != 0)) {
            throw new MisuseException("the page cache is passed by in multiples of " + Quantities.formatBytes(unit)
                    + " here, but operations are multiples of " + Quantities.formatBytes(access.unitBytes())
                    + " on a disk that begins at " + Quantities.formatBytes((double) slot.offset())
                    + "; write blocks and disks that are such multiples, or 'lun: {direct: false}' in lab.yaml");
        }
        String asynchronous = unit > 0 ? "libaio" : "io_uring";
        return new TreeMap<>(Map.of(
                "ioengine",
                access.outstanding() == 1 ? "psync" : asynchronous,
                "direct",
                unit > 0 ? "1" : "0",
                "filename",
                file.toString().replace(":", "\\:"),
                "allow_file_create",
                "0",
                "offset",
                Long.toString(slot.offset()),
                "size",
                Long.toString(slot.bytes())));
    }
}
