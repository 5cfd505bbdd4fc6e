package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import java.io.IOException;

/** An ability of a source of volumes: they are files, which can be copied. */
public interface ImageFiles {

    /** Makes a volume full of data, which is on the disk when this returns. */
    FileLun filled(String name, long bytes, Provisioning context) throws IOException, InterruptedException;

    /** Makes another volume with the bytes of one of its own; they are on the disk when this returns. */
    FileLun copy(FileLun of, String name, Provisioning context) throws IOException;
}
