package dev.plumbline.lab;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks machines who they are, and holds it against what they were given. */
final class IdentityCheck {

    private final Map<String, String> ownerOf = new HashMap<>();

    /** @throws IncompleteTrialException at the first machine that is not who it should be, or does not tell */
    void check(List<Machine> machines) {
        for (Machine machine : machines) {
            MachineIdentity identity =
                    machine.require(MachineIdentity.class, "name and address that this lab has given it");
            compare(machine.name(), identity.given(), told(machine, identity));
        }
    }

    private static Identity told(Machine machine, MachineIdentity identity) {
        try {
            return identity.told();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IncompleteTrialException("interrupted while " + machine.name() + " was asked who it is", e);
        } catch (IOException e) {
            throw new IncompleteTrialException(machine.name() + " does not tell who it is: " + e.getMessage(), e);
        }
    }

    private void compare(String machine, Identity given, Identity told) {
        if (!told.name().equals(given.name())) {
            throw new IncompleteTrialException(
                    machine + " calls itself '" + told.name() + "', but was given the name '" + given.name() + "'");
        }
        if (!told.address().equals(given.address())) {
            throw new IncompleteTrialException(
                    machine + " has the address " + told.address() + ", but was given " + given.address());
        }
        String other = ownerOf.put(told.address(), machine);
        if (other != null) {
            throw new IncompleteTrialException(other + " and " + machine + " have the same address, " + told.address());
        }
    }
}
