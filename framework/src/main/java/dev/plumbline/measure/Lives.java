package dev.plumbline.measure;

import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.Load;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineLife;
import dev.plumbline.lab.MachineLostException;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Placed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Whether a trial's machines live. */
final class Lives {

    private static final long POLL_NANOS = 50_000_000;
    private static final long UNTIL_KNOWN_NANOS = 500_000_000;

    private Lives() {}

    /** That one has ended whose end the load does not explain; empty while all live, as far as they tell. */
    static Optional<MachineLostException> ended(Machines machines, Load load) throws InterruptedException {
        for (Machine machine : machines.all()) {
            Optional<MachineLife> life = machine.port(MachineLife.class);
            if (life.isPresent()) {
                boolean explained = load.explains(machine); // asked again below: it may be killed or repaired meanwhile
                Optional<String> end = end(life.get());
                if (end.isPresent() && !explained && !load.explains(machine)) {
                    return Optional.of(lost(machine, end.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static MachineLostException lost(Machine machine, String how) {
        return new MachineLostException(
                machine.name(), machine.port(Placed.class).map(Placed::host), machine.name() + " " + how);
    }

    /** A failure, or the end or the standstill of a machine that it follows from. */
    static IncompleteTrialException explained(IncompleteTrialException failure, Machines machines, Load load) {
        Optional<MachineLostException> gone = soonEnded(machines, load).or(() -> standing(machines, load));
        gone.ifPresent(lost -> lost.addSuppressed(failure));
        return gone.<IncompleteTrialException>map(lost -> lost).orElse(failure);
    }

    /** What a machine served is refused a moment before it is known to have ended. */
    private static Optional<MachineLostException> soonEnded(Machines machines, Load load) {
        long deadline = System.nanoTime() + UNTIL_KNOWN_NANOS;
        try {
            Optional<MachineLostException> gone = ended(machines, load);
            while (gone.isEmpty()
                    && System.nanoTime() - deadline < 0
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(POLL_NANOS);
                gone = ended(machines, load);
            }
            return gone;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** One that stands still; where that cannot be told of one, no other is asked, since each may take its time. */
    private static Optional<MachineLostException> standing(Machines machines, Load load) {
        try {
            for (Machine machine : machines.all()) {
                Optional<MachineLife> life = machine.port(MachineLife.class);
                Optional<String> how = life.isPresent() ? life.get().standstill() : Optional.empty();
                if (how.isPresent() && !load.explains(machine)) {
                    return Optional.of(lost(machine, how.get()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return Optional.empty();
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
