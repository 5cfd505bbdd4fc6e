package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Hardware;
import dev.plumbline.model.MisuseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestHardwareTest {

    private static final Hardware ALL = new Hardware(
            Optional.of("802.3ad"),
            Optional.of("e1000"),
            Optional.of("scsi"),
            Optional.of("unsafe"),
            Optional.of("0-1"));

    private static Hardware pinned(String pin) {
        return new Hardware(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(pin));
    }

    @Test
    void what_is_known_passes() {
        assertThatCode(() -> GuestHardware.check("@Vms ", ALL)).doesNotThrowAnyException();
        assertThatCode(() -> GuestHardware.check("@Vms ", Hardware.ANY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0-3", "0,2", "1,3-4,127"})
    void a_pin_names_processors(String pin) {
        assertThatCode(() -> GuestHardware.check("@Vms ", pinned(pin))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "0-", "-1", "0,,1", "^1", "0 1", "0'/><x", "0\n", "0\0", "12345", "٣"})
    void what_names_none_is_refused(String pin) {
        assertThatThrownBy(() -> GuestHardware.check("@Vms ", pinned(pin)))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("@Vms has the pin '")
                .hasMessageContaining("write for example '0-1'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "VIRTIO", "virtio ", "virtio'/><interface type='user", "virtio\n", "virtio\0", "e1000&x;"})
    void what_is_not_known_is_refused_with_what_is(String word) {
        String sentence = "@Vms has the nicModel '" + word + "', which virtual machines of this lab cannot have; write"
                + " one of [virtio, e1000, vmxnet3, pcnet, rtl8139]";
        Hardware hardware =
                new Hardware(Optional.empty(), Optional.of(word), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> GuestHardware.check("@Vms ", hardware))
                .isInstanceOf(MisuseException.class)
                .hasMessage(new MisuseException(sentence).getMessage()); // which shows no control characters
    }

    @Test
    void what_an_experiment_chose_goes_before_what_the_lab_has() {
        Hardware chosen = new Hardware(
                Optional.empty(), Optional.empty(), Optional.of("ide"), Optional.empty(), Optional.empty());

        assertThat(GuestHardware.complete(chosen, ALL).chosen())
                .containsEntry("diskBus", "ide")
                .containsEntry("nicModel", "e1000")
                .containsEntry("pin", "0-1");
    }
}
