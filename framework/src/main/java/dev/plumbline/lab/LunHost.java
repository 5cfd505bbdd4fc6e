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

    /** Whether what is called one volume is another one in each machine, so that machines on it do not share it. */
    default boolean eachMachinesOwn() {
        return false;
    }
}
