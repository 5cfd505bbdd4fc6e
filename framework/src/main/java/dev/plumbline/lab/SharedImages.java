package dev.plumbline.lab;

/** An ability of a lab: it has volumes that many machines share whole, and that each writes to for itself alone. */
public interface SharedImages {

    /**
     * Makes a volume whose writes are {@link Writes#DISCARDED}. Machines meet it as any volume, by {@link BlockAccess} or
     * {@link FioServer}; each time a load opens it there, the writes of the load before are gone.
     *
     * @param name its name
     * @param bytes its size
     * @param context where its side effects are announced, those of machines' writes among them
     * @throws Exception when it cannot be made
     */
    Lun createSharedImage(String name, long bytes, Provisioning context) throws Exception;
}
