package dev.plumbline.lab.local;

import dev.plumbline.lab.Lun;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A volume in a file.
 *
 * @param file the file; it is as long as the volume
 */
record FileLun(String name, long bytes, Path file) implements Lun {

    static FileLun create(String name, long bytes, Path folder, Provisioning context) throws IOException {
        Path file = ScratchFile.announce(folder.resolve(name + ".img"), context).path();
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(bytes);
        }
        return new FileLun(name, bytes, file);
    }
}
