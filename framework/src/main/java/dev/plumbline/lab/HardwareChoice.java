package dev.plumbline.lab;

/** An ability of a lab: the virtual hardware of the machines that it makes can be chosen. */
public interface HardwareChoice {

    /**
     * Refuses what it cannot give, before anything is made.
     *
     * @param hardware what was chosen; at least one thing is
     * @throws dev.plumbline.model.MisuseException when it does not know it; the message names what it knows
     */
    void check(Hardware hardware);
}
