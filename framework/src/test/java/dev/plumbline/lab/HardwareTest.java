package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines are made of, as it is declared, and what a lab is asked of it. */
class HardwareTest {

    private final VmsProvisioner vms = new VmsProvisioner();

    @TempDir
    Path folder;

    interface Declared {
        void nothing(@Vms Machines machines);

        void everything(
                @Vms(
                                legs = "2",
                                bond = "802.3ad",
                                nicModel = "vmxnet3",
                                diskBus = "scsi",
                                diskCache = "none",
                                pin = "0,2-3")
                        Machines machines);

        void bond(@Vms(bond = "bundle") Machines machines);

        void diskBus(@Vms(diskBus = "usb") Machines machines);

        void diskCache(@Vms(diskCache = "some") Machines machines);

        void model(@Vms(nicModel = "a'/><disk…") Machines machines);

        void legs(@Vms(legs = "0") Machines machines);

        void card(@Vms(nicModel = "pcnet") Machines machines);

        void otherCard(@Vms(nicModel = "rtl8139") Machines machines);
    }

    @Test
    void nothing_is_chosen_unless_somebody_does() {
        assertThat(spec("nothing").hardware()).isEqualTo(Hardware.ANY);
        assertThat(spec("nothing").link().legs()).isEqualTo(1);
        assertThat(Hardware.ANY.chosen()).isEmpty();
    }

    @Test
    void what_is_chosen_reaches_the_lab_machine_by_machine() throws Exception {
        List<MachineSpec> made = new ArrayList<>();
        Lab lab = lab(MachineHost.class, (MachineHost) (machine, context) -> {
            made.add(machine);
            return new ReadyMachine(machine.name());
        });

        vms.provision(spec("everything"), new TestProvisioning(lab));

        assertThat(made).singleElement().satisfies(machine -> {
            assertThat(machine.link()).isEqualTo(new LinkSpec(2, 1_000_000_000));
            assertThat(machine.hardware().chosen())
                    .isEqualTo(Map.of(
                            "bond",
                            "802.3ad",
                            "nicModel",
                            "vmxnet3",
                            "diskBus",
                            "scsi",
                            "diskCache",
                            "none",
                            "pin",
                            "0,2-3"));
        });
    }

    @Test
    void machines_of_other_hardware_are_not_shared() {
        assertThat(vms.conflict(spec("nothing"), spec("everything"))).contains("legs");
        Hardware virtio = with("virtio", "0");
        assertThat(Hardware.ANY.difference(virtio)).contains("nicModel");
        assertThat(virtio.difference(with("virtio", "1"))).contains("pin");
        assertThat(virtio.difference(with("virtio", "0"))).isEmpty();
    }

    private static Hardware with(String model, String pin) {
        return new Hardware(Optional.empty(), Optional.of(model), Optional.empty(), Optional.empty(), Optional.of(pin));
    }

    @Test
    void what_is_no_word_or_unknown_is_told_with_what_to_write() {
        assertMisuse("bond", "@Vms(bond): 'bundle' is no bond mode; write one of [balance-rr, active-backup, 802.3ad]");
        assertMisuse("diskBus", "@Vms(diskBus): 'usb' is no bus of disks; write one of [virtio, scsi, sata, ide]");
        assertMisuse("diskCache", "@Vms(diskCache): 'some' is no cache mode of disks; write one of [none, writeback,");
        assertMisuse("model", "@Vms(nicModel): 'a'/><disk…' is no word of letters, digits, '.', '_' and '-'; write");
        assertMisuse("legs", "@Vms(legs): ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0-1", "0,2", "0,2-3", "15,31"})
    void processors_are_numbers_and_ranges(String pin) {
        assertThat(pinned(pin).pin()).contains(pin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1-0", "0,", ",", "0 1", "-1", "0-", "12345", "0'/>", "0-1-2"})
    void what_are_no_processors_is_told(String pin) {
        assertThatThrownBy(() -> pinned(pin))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "@Vms(pin): '" + pin + "' are no processors of the host, which are counted from 0; write for"
                                + " example '0-1' or '0,2', or nothing to leave it to the host");
    }

    @Test
    void a_lab_is_asked_before_anything_is_made() {
        HardwareChoice choice = hardware -> {
            throw new MisuseException("knows virtio alone");
        };
        MachineHost host = (machine, context) -> new ReadyMachine(machine.name());
        Lab choosing = lab(HardwareChoice.class, choice, MachineHost.class, host);

        assertThat(vms.demand(spec("nothing"), choosing).amounts()).containsKey(Demand.MACHINES);
        assertThatThrownBy(() -> vms.demand(spec("everything"), choosing)).hasMessage("knows virtio alone");
    }

    @Test
    void a_lab_without_a_choice_is_told_with_what_was_chosen() {
        MachineHost host = (machine, context) -> new ReadyMachine(machine.name());
        Lab lab = lab(MachineHost.class, host);

        assertThatThrownBy(() -> vms.demand(spec("everything"), lab))
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessage("lab 'plain' of kind noop has no choice of virtual hardware (bond, nicModel, diskBus,"
                        + " diskCache, pin)");
    }

    @Test
    void an_embedded_lab_has_models_of_network_cards_and_no_other_choice() {
        try (Lab lab = Labs.read(folder).open("embedded", folder)) {
            assertThat(vms.demand(spec("card"), lab).amounts()).containsKey(Demand.MACHINES);
            assertThatThrownBy(() -> vms.demand(spec("everything"), lab))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("lab 'embedded' of kind embedded has no choice of virtual hardware (bond, diskBus,"
                            + " diskCache, pin)");
            assertThatThrownBy(() -> vms.demand(spec("otherCard"), lab))
                    .isInstanceOf(MisuseException.class)
                    .hasMessage("@Vms has the nicModel 'rtl8139', which machines of lab 'embedded' of kind embedded"
                            + " cannot have; write one of [e1000, pcnet, virtio, vmxnet3]");
        }
    }

    private void assertMisuse(String method, String beginning) {
        assertThatThrownBy(() -> spec(method))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith(beginning);
    }

    private VmsSpec spec(String method) {
        return vms.spec(declared(method), levels());
    }

    private static Vms declared(String method) {
        try {
            return Declared.class
                    .getDeclaredMethod(method, Machines.class)
                    .getParameters()[0]
                    .getAnnotation(Vms.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Hardware pinned(String pin) {
        Vms defaults = declared("nothing");
        Vms pinned = (Vms) Proxy.newProxyInstance(
                Vms.class.getClassLoader(),
                new Class<?>[] {Vms.class},
                (proxy, method, arguments) ->
                        method.getName().equals("pin") ? pin : method.invoke(defaults, arguments));
        return HardwareReader.read(pinned);
    }

    private static Levels levels() {
        return new Levels() {
            @Override
            public Treatment treatment() {
                return new Treatment(Map.of());
            }

            @Override
            public <S extends Record> Optional<S> spec(Class<S> type, String parameter) {
                return Optional.empty();
            }
        };
    }

    private static Lab lab(Object... ports) {
        return (Lab) Proxy.newProxyInstance(
                Lab.class.getClassLoader(), new Class<?>[] {Lab.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    for (int i = 0; i < ports.length; i += 2) {
                        if (method.getName().equals("port") && arguments[0] == ports[i]) {
                            return Optional.of(ports[i + 1]);
                        }
                    }
                    return switch (method.getName()) {
                        case "port" -> Optional.empty();
                        case "description" -> new LabDescription("plain", "noop", "plain", new Settings("", Map.of()));
                        default -> throw new UnsupportedOperationException(method.toString());
                    };
                });
    }

    private record ReadyMachine(String name) implements Machine {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return Optional.empty();
        }
    }
}
