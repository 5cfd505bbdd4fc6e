package dev.plumbline.lab.command;

import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineStart;
import java.time.Duration;
import java.util.Optional;

/**
 * A machine that commands have made, with how long it took until it let the user in.
 *
 * @param there the machine as it is reached
 * @param startTime from the moment when it was asked for
 */
record MadeMachine(Machine there, Duration startTime) implements Machine, MachineStart {

    @Override
    public String name() {
        return there.name();
    }

    @Override
    public boolean ready() {
        return there.ready();
    }

    @Override
    public <P> Optional<P> port(Class<P> type) {
        return type == MachineStart.class ? Optional.of(type.cast(this)) : there.port(type);
    }
}
