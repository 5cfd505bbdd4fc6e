package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** When machines were ready, and whether they are who they should be. */
class MachinesTest {

    @Test
    void they_are_ready_when_the_last_one_is() {
        Machines machines = machines(started("vm-1", 20), started("vm-2", 35), started("vm-3", 30));

        assertThat(machines.startTime()).isEqualTo(Duration.ofMillis(35));
        Reading ready = machines.timeToReady().readings().get(0);
        assertThat(ready.response()).isEqualTo("ready");
        assertThat(ready.unit()).isEqualTo("s");
        assertThat(ready.value()).isEqualTo(0.035);
        assertThat(ready.machines()).isEqualTo(Map.of("vm-1", 0.02, "vm-2", 0.035, "vm-3", 0.03));
    }

    @Test
    void machines_that_nobody_has_started_have_no_start_time() {
        assertThatThrownBy(machines(named("vm-1", "vm-1", "10.0.0.1"))::startTime)
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("machine 'vm-1' has no start that this lab has watched");
    }

    @Test
    void machines_with_the_names_and_addresses_that_they_were_given_are_right() {
        machines(named("vm-1", "vm-1", "10.0.0.1"), named("vm-2", "vm-2", "10.0.0.2"))
                .checkIdentities();
    }

    @Test
    void a_machine_that_is_not_who_it_should_be_breaks_the_trial_with_one_sentence() {
        Machine right = named("vm-1", "vm-1", "10.0.0.1");

        wrong(right, named("vm-3", "vm-7", "10.0.0.3"))
                .hasMessage("vm-3 calls itself 'vm-7', but was given the name 'vm-3'");
        wrong(right, machine("vm-3", new Identity("vm-3", "10.0.0.3"), new Identity("vm-3", "10.0.0.7")))
                .hasMessage("vm-3 has the address 10.0.0.7, but was given 10.0.0.3");
        wrong(right, named("vm-3", "vm-3", "10.0.0.1")).hasMessage("vm-1 and vm-3 have the same address, 10.0.0.1");
    }

    @Test
    void a_machine_that_does_not_tell_who_it_is_breaks_the_trial_too() {
        MachineIdentity silent = new MachineIdentity() {
            @Override
            public Identity given() {
                return new Identity("vm-1", "10.0.0.1");
            }

            @Override
            public Identity told() throws IOException {
                throw new IOException("nobody answers");
            }
        };

        wrong(machine("vm-1", silent)).hasMessage("vm-1 does not tell who it is: nobody answers");
        assertThatThrownBy(machines(machine("vm-1"))::checkIdentities)
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("machine 'vm-1' has no name and address that this lab has given it");
    }

    private static AbstractThrowableAssert<?, ?> wrong(Machine... all) {
        return assertThatThrownBy(machines(all)::checkIdentities).isInstanceOf(IncompleteTrialException.class);
    }

    private static Machines machines(Machine... all) {
        return new Machines(List.of(all), List.of(), (machines, load) -> {
            throw new IllegalStateException("nothing is loaded here");
        });
    }

    private static Machine started(String name, long millis) {
        return machine(name, (MachineStart) () -> Duration.ofMillis(millis));
    }

    private static Machine named(String name, String calledItself, String address) {
        return machine(name, new Identity(name, address), new Identity(calledItself, address));
    }

    private static Machine machine(String name, Identity given, Identity told) {
        return machine(name, new MachineIdentity() {
            @Override
            public Identity given() {
                return given;
            }

            @Override
            public Identity told() {
                return told;
            }
        });
    }

    private static Machine machine(String name, Object... abilities) {
        return new Machine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean ready() {
                return true;
            }

            @Override
            public <P> Optional<P> port(Class<P> type) {
                return Stream.of(abilities)
                        .filter(type::isInstance)
                        .<P>map(type::cast)
                        .findFirst();
            }
        };
    }
}
