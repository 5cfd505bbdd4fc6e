package dev.plumbline.lab;

import java.util.SortedMap;

/** An ability of a machine: a server of the load generator fio runs on it, which a client on this computer tells what to do. */
public interface FioServer {

    /** How the client reaches it: what stands behind {@code --client=}. */
    String client();

    /**
     * The options of a job that loads a part of a volume: where its bytes lie, and with which engine they are reached.
     *
     * @param lun the volume
     * @param slot which part of it
     * @return fio's options by name, {@code size} among them
     */
    SortedMap<String, String> target(Lun lun, DiskSlot slot);
}
