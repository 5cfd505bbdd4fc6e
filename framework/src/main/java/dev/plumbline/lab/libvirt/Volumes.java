package dev.plumbline.lab.libvirt;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.lab.linux.ImageFiles;
import dev.plumbline.lab.linux.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Where the volumes of a lab of virtual machines come from. */
interface Volumes {

    /** The programs that it needs on this computer. */
    Set<Tool> tools();

    /** How many bytes of volumes it can give now. */
    long capacity();

    /** What of this computer its volumes lie on: folders or block devices; none where they lie elsewhere. */
    List<Path> places();

    /** Identity keys of the lab's fingerprint. */
    SortedMap<String, String> identity();

    /** What makes data images; empty where volumes are no files of this computer. */
    default Optional<ImageFiles> imageFiles() {
        return Optional.empty();
    }

    /** Makes a volume. */
    GuestLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException;

    /** Takes back what only it can; whether the record was one of its own. */
    default boolean undo(UndoRecord record) throws IOException, InterruptedException {
        return false;
    }
}
