package dev.plumbline.lab.linux;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** A volume of this lab. */
public interface HostLun extends Lun {

    /** What tells how much of its limits it gives; none where it has no limit of its own. */
    default List<Meter> meters() {
        return List.of();
    }

    /** Whom its meters belong to. */
    default String owner() {
        return name();
    }

    /** fio's options to load a part of it. */
    SortedMap<String, String> target(DiskSlot slot, FioServer.Access access) throws IOException, InterruptedException;
}
