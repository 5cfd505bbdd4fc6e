package dev.plumbline.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.SortedMap;

/** An ability of a machine: a server of the load generator fio runs on it, which a client on this computer tells what to do. */
public interface FioServer {

    /** How the client reaches it: what stands behind {@code --client=}. */
    String client();

    /**
     * Whether the machine's processes are this computer's, and see its files at the same paths; then all machines can be let go
     * at one moment, and it is seen when a job ends before its time.
     */
    default boolean here() {
        return false;
    }

    /**
     * The options of a job that loads a part of a volume: where its bytes lie, and with which engine they are reached. Asked for
     * once by each load, before it starts; what earlier loads wrote to a volume whose writes are {@link Writes#DISCARDED} is gone
     * for this one.
     *
     * @param lun the volume
     * @param slot which part of it
     * @param access how it is accessed
     * @return fio's options by name, {@code size} among them
     * @throws IOException when it cannot be found out how the volume is reached
     * @throws InterruptedException when the waiting thread is interrupted
     */
    SortedMap<String, String> target(Lun lun, DiskSlot slot, Access access) throws IOException, InterruptedException;

    /**
     * A command by which a job on a machine that is not {@link #here} waits for this computer: it connects to an address, says a
     * word of 36 letters and digits, and ends when that connection ends. By it all machines are let go at one moment.
     *
     * @return the command, without quotes; empty where the machine has none
     */
    default Optional<String> waiting(InetSocketAddress address, String word) {
        return Optional.empty();
    }

    /**
     * Ends what a run that failed has left on the machine, and starts the server anew; returns when it answers.
     *
     * @throws IOException when it does not
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void restart() throws IOException, InterruptedException;

    /**
     * What of an access decides on the engine.
     *
     * @param unitBytes what the size and the place of every operation is a multiple of, in bytes
     * @param outstanding operations under way at once
     */
    record Access(int unitBytes, int outstanding) {}
}
