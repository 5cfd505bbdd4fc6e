package dev.plumbline.lab.local;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.Lun;
import java.io.IOException;
import java.util.SortedMap;

/** A volume of this lab. */
interface LocalLun extends Lun {

    /** fio's options to load a part of it. */
    SortedMap<String, String> target(DiskSlot slot, FioServer.Access access) throws IOException, InterruptedException;
}
