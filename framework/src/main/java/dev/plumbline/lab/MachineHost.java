package dev.plumbline.lab;

/** An ability of a lab: it makes machines. */
public interface MachineHost {

    /**
     * Makes one and starts it; {@link Machine#ready()} tells when it is up.
     *
     * @param context where its side effects are announced
     * @throws Exception when it cannot be made
     */
    Machine createMachine(MachineSpec spec, Provisioning context) throws Exception;
}
