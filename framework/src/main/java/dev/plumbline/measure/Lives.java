package dev.plumbline.measure;

import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.Machines;
import java.io.IOException;
import java.util.Optional;

/** Whether a trial's machines live. */
final class Lives {

    private Lives() {}

    /** That one has ended, as a sentence; empty while all live, as far as they tell. */
    static Optional<String> ended(Machines machines) throws InterruptedException {
        for (Machine machine : machines.all()) {
            Optional<MachineLife> life = machine.port(MachineLife.class);
            if (life.isPresent()) {
                Optional<String> end = end(life.get());
                if (end.isPresent()) {
                    return Optional.of(machine.name() + " " + end.get());
                }
            }
        }
        return Optional.empty();
    }

    /** Whoever cannot tell is not said to have ended; its load fails, or does not. */
    private static Optional<String> end(MachineLife life) throws InterruptedException {
        try {
            return life.end();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
