package dev.plumbline.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

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

    /**
     * Makes several that are asked for together, and starts them side by side; in the order of their specs.
     *
     * @param context where their side effects are announced
     * @throws Exception when one of them cannot be made
     */
    default List<Machine> createMachines(List<MachineSpec> specs, Provisioning context) throws Exception {
        List<Callable<Machine>> steps = new ArrayList<>();
        for (MachineSpec spec : specs) {
            steps.add(() -> createMachine(spec, context));
        }
        return context.inParallel(steps);
    }
}
