package dev.plumbline.lab;

/** An ability of a lab: it has volumes. */
public interface LunHost {

    /**
     * Makes one.
     *
     * @param name its name
     * @param bytes its size
     * @param context where its side effects are announced
     * @throws Exception when it cannot be made
     */
    Lun createLun(String name, long bytes, Provisioning context) throws Exception;
}
