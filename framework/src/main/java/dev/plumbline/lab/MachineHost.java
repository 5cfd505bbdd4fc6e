package dev.plumbline.lab;

/** An ability of a lab: it makes machines. */
public interface MachineHost {

    /**
     * Refuses a link that it cannot make, before anything is made; by default none.
     *
     * @throws dev.plumbline.model.MisuseException when it cannot have that rate
     * @throws MissingCapabilityException when it cannot have so many legs
     */
    default void check(LinkSpec link) {}

    /**
     * Makes one and starts it; {@link Machine#ready()} tells when it is up.
     *
     * @param context where its side effects are announced
     * @throws Exception when it cannot be made
     */
    Machine createMachine(MachineSpec spec, Provisioning context) throws Exception;
}
