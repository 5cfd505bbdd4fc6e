package dev.plumbline.lab.linux;

import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Where a lab's volumes come from. */
public interface LunSource {

    /** The programs that it needs. */
    Set<Tool> tools();

    /** How many bytes of volumes it can give now. */
    long capacity();

    /** What its volumes lie on: folders or block devices. */
    List<Path> places();

    /** Identity keys of the lab's fingerprint. */
    SortedMap<String, String> identity();

    /** What makes data images; empty where volumes are no files. */
    default Optional<ImageFiles> imageFiles() {
        return Optional.empty();
    }

    /** Whether its volumes can be slowed down on purpose while they serve. */
    default boolean paceCanBeSet() {
        return false;
    }

    /** Makes a volume. */
    HostLun create(String name, long bytes, Provisioning context) throws IOException, InterruptedException;
}
