package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExistingSettingsTest {

    @Test
    void what_is_not_written_is_the_careful_choice() {
        ExistingSettings settings = read(Map.of("machines", "lab-*"));

        assertThat(settings.start()).isFalse();
        assertThat(settings.login().trustNew()).isFalse();
        assertThat(settings.login().knownHosts()).isEmpty();
        assertThat(settings.disks()).isEmpty();
        assertThat(settings.login().user()).contains("root");
        assertThat(settings.port()).isEqualTo(22);
        assertThat(settings.shutdown()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void everything_can_be_written() {
        ExistingSettings settings = read(Map.of(
                "machines",
                "web-?",
                "port",
                2222,
                "identity",
                "/home/me/.ssh/lab",
                "address",
                "agent",
                "addresses",
                Map.of("web-1", "10.9.0.11"),
                "disks",
                List.of("/dev/vdb", "/dev/disk/by-id/virtio-data"),
                "start",
                true));

        assertThat(settings.login().identity()).contains(Path.of("/home/me/.ssh/lab"));
        assertThat(settings.addresses()).containsEntry("web-1", "10.9.0.11");
        assertThat(settings.disks()).hasSize(2);
    }

    @Test
    void a_pattern_matches_whole_names_and_its_letters_are_letters() {
        ExistingSettings settings = read(Map.of("machines", "lab.?-*"));

        assertThat(Stream.of("lab.1-", "lab.2-web", "labx1-a", "my-lab.1-a", "lab.12-a")
                        .filter(settings::matches))
                .containsExactly("lab.1-", "lab.2-web");
    }

    @Test
    void machines_are_in_the_order_of_their_numbers() {
        assertThat(Stream.of("lab-10", "lab-2", "lab-1b", "lab-1")
                        .sorted((one, other) -> ExistingDomains.orderOf(one).compareTo(ExistingDomains.orderOf(other))))
                .containsExactly("lab-1", "lab-1b", "lab-2", "lab-10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machines | lab-*'/><disk | has 'machines: lab-*'/><disk'; write for example 'machines: lab-*'",
                "user | -oProxyCommand=x | has 'user: -oProxyCommand=x'; write for example 'user: root'",
                "identity | key | has 'identity: key'; write for example 'identity: /home/me/.ssh/lab'",
                "port | 70000 | has the port 70000; write one up to 65535",
                "start | perhaps | has 'start: perhaps'; write true or false",
                "address | magic | asks 'magic' for addresses; write lease, agent or arp",
                "disk | /dev/vdb | has the unknown key 'disk'",
            })
    void a_mistake_is_told_with_what_to_write(String key, String value, String message) {
        Map<String, Object> written = new java.util.HashMap<>(Map.of("machines", "lab-*"));
        written.put(key, value);

        assertThatThrownBy(() -> read(written))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("existing " + message);
    }

    @Test
    void what_is_no_path_of_a_device_is_never_written_to() {
        for (String disk : List.of("vdb", "/etc/passwd", "/dev/../etc/passwd", "/dev/vdb; reboot")) {
            assertThatThrownBy(() -> read(Map.of("machines", "lab-*", "disks", List.of(disk))))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContaining("has the disk '" + disk + "', which is no path of a device");
        }
    }

    @Test
    void their_hardware_cannot_be_chosen() {
        ExistingDevices devices = new ExistingDevices(machines());

        assertThatThrownBy(() -> devices.check(new Hardware(
                        Optional.empty(), Optional.of("e1000"), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("chooses {nicModel=e1000}")
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> devices.check(new LinkSpec(2, LinkSpec.UNLIMITED)))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("legs = 2");
    }

    private static ExistingMachines machines() {
        ExistingSettings settings = read(Map.of("machines", "lab-*"));
        return new ExistingMachines(
                settings, new ExistingDomains(settings, List.of()), Path.of("/"), new ParentStatistics(List.of()));
    }

    @Test
    void the_address_is_the_first_that_others_reach() throws Exception {
        String printed = " lo         00:00:00:00:00:00    ipv4         127.0.0.1/8\n"
                + " eth0       52:54:00:00:00:01    ipv6         fe80::1/64\n"
                + " -          -                    ipv4         169.254.3.4/16\n"
                + " eth1       52:54:00:00:00:02    ipv4         192.168.122.10/24\n";

        assertThat(ExistingAddress.first(printed).orElseThrow().getHostAddress())
                .isEqualTo("192.168.122.10");
        assertThat(ExistingAddress.first("")).isEmpty();
    }

    @Test
    void what_a_machine_is_made_of_is_read_from_its_definition() throws Exception {
        ExistingDefinition definition = ExistingDefinition.read(
                "qemu:///system",
                "lab-1",
                "<domain type='kvm'><memory unit='KiB'>2097152</memory>"
                        + "<vcpu placement='static' current='2'>4</vcpu><devices><disk type='file'><target dev='vda' bus='virtio'/>"
                        + "</disk><disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk><interface type='network'>"
                        + "<model type='e1000'/></interface></devices></domain>");

        assertThat(definition.type()).isEqualTo("kvm");
        assertThat(definition.cpus()).isEqualTo(2);
        assertThat(definition.memoryKib()).isEqualTo(2L << 20);
        assertThat(definition.nicModels()).containsExactly("e1000");
        assertThat(definition.diskBuses()).containsExactly("ide", "virtio");
    }

    private static ExistingSettings read(Map<String, Object> written) {
        return ExistingSettings.read(new Settings("lab.yaml: labs.mine.existing", written));
    }
}
