package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.plumbline.lab.Settings;
import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lab.yaml} says of a lab of virtual machines; a mistake is one sentence with its path. */
class LibvirtSettingsTest {

    private static final String REMOTE = "hypervisors: [\"qemu+ssh://root@host/system\"], shared: /tmp, ";
    private static final String BRIDGE = "network: {bridge: br0, addresses: 10.9.0.128/25, prefix: 24}";

    private static LibvirtSettings read(String yaml) throws Exception {
        Map<String, Object> values =
                new ObjectMapper(new YAMLFactory()).readValue("{" + yaml + "}", new TypeReference<>() {});
        return LibvirtSettings.read(new Settings("lab.yaml: labs.vms", values));
    }

    private static void assertMistake(String yaml, String... sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith("lab.yaml: labs.vms")
                .hasMessageContainingAll(sentence)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hypervisor: [x]                      | has the unknown key 'hypervisor'; known are
            hypervisors: qemu:///system          | .hypervisors must be a list, as '[one, two]', but is 'qemu:///system'
            hypervisors: []                      | names no hypervisors; write for example
            hypervisors: [-c]                    | has the hypervisor '-c', which is no URI of libvirt; write for example
            hypervisors: [localhost]             | has the hypervisor 'localhost', which is no URI
            hypervisors: ["qemu:system"]         | has the hypervisor 'qemu:system', which is no URI
            hypervisors: ["qemu+ssh://-oX=y/system"]   | which is no URI of libvirt
            hypervisors: ["qemu+ssh://a@-oX=y/system"] | which is no URI of libvirt
            hypervisors: ["qemu:///system'><x/>"] | has the hypervisor 'qemu:///system'><x/>', which is no URI
            hypervisors: ["qemu:///system list"] | which is no URI
            hypervisors: ["qemu:///a", "qemu:///a"] | names a hypervisor twice; leave one of them out
            hypervisors: ["esx://host"]          | makes machines by QEMU, which esx://host is not; write one as qemu:///system
            hypervisors: ["qemu+ssh://root@host/system"] | has the hypervisor qemu+ssh://root@host/system of another computer, but names no folder that it and this computer share, in which machines' files are made; write one that all have at the same path, as 'shared: /srv/plumbline'
            shared: srv                          | names the shared folder 'srv', which is no absolute path to a folder
            shared: /nowhere                     | names the shared folder '/nowhere', which is no absolute path to a folder
            image: [a, b]                        | .image must be one value
            image: ""                            | .image
            machine: virtio                      | .machine must be a section
            machine: {nic: virtio}               | .machine has the unknown key 'nic'
            machine: {nicModel: vlance}          | .machine has the nicModel 'vlance', which virtual machines of this lab cannot have; write one of [virtio, e1000, vmxnet3, pcnet, rtl8139]
            machine: {diskBus: nvme}             | .machine has the diskBus 'nvme'
            machine: {diskCache: "none'/><x"}    | .machine has the diskCache 'none'/><x'
            machine: {pin: all}                  | .machine has the pin 'all', which names no processors; write for example '0-1'
            machine: {starts: 0}                 | .machine.starts
            network: {dev: x}                    | .network has the unknown key 'dev'
            network: {bridge: br0}               | .network needs 'bridge' and 'addresses' together
            network: {addresses: 10.9.0.0/25}    | .network needs 'bridge' and 'addresses' together
            network: {bridge: "b'/><x", addresses: 10.9.0.0/25} | .network has the bridge 'b'/><x', which is no name of a device
            network: {bridge: br0, addresses: all}          | .network has the addresses 'all', which are no subnet
            network: {bridge: br0, addresses: 10.9.0.300/25} | .network has the addresses '10.9.0.300/25'
            network: {bridge: br0, addresses: 10.9.0.0/33}  | .network has the addresses '10.9.0.0/33'
            network: {bridge: br0, addresses: 10.9.0.129/25} | .network has the addresses '10.9.0.129/25'
            network: {bridge: br0, addresses: 10.9.0.0/24, prefix: 25} | .network has the prefix 25, which is longer than that of 10.9.0.0/24
            network: {shaping: sfq}              | .network has the shaping 'sfq', which is not known; write tc or libvirt
            lun: {kind: iscsi}                   | .lun has the unknown kind 'iscsi'; known are folder, nbdkit and device of this computer, and pool and nbd
            lun: {kind: pool}                    | .lun of kind pool names no pools; write for example
            lun: {kind: pool, pool: a}           | .lun has the unknown key 'pool'
            lun: {kind: pool, pools: [a, a]}     | .lun names a pool twice
            lun: {kind: pool, pools: ["a b"]}    | .lun has 'a b' under 'pools', which is no name
            lun: {kind: pool, pools: ["--all"]}  | .lun has '--all' under 'pools', which is no name
            lun: {kind: pool, pools: ["a'/><disk"]} | which is no name; write letters, digits and ._:@- alone
            lun: {kind: pool, pools: [a], volumes: ["../b"]} | .lun has '../b' under 'volumes'
            lun: {kind: pool, pools: [a], volumes: [b, b]} | .lun names the volume 'b' twice
            lun: {kind: nbd}                     | .lun of kind nbd names no exports; write for example
            lun: {kind: nbd, exports: [san]}     | .lun has the export 'san', which is none of NBD
            lun: {kind: nbd, exports: ["nbd://san/a b"]} | .lun has the export 'nbd://san/a b'
            lun: {kind: nbd, exports: ["nbd://san/a%00b"]} | .lun has the export
            lun: {kind: nbd, exports: ["nbd://san/a%0ab"]} | .lun has the export
            lun: {kind: nbd, exports: ["nbd://a@san/b"]} | .lun has the export
            lun: {kind: nbd, exports: ["nbd+unix:///?socket=/x"]} | .lun has the export
            lun: {kind: nbd, exports: ["nbd://san/a", "nbd://san/a"]} | .lun names an export twice
            lun: {kind: folder, folder: luns}    | .lun names the folder 'luns', which is no absolute path
            capacity: {disk: 1 GiB}              | .capacity has the unknown key 'disk'
            capacity: {memory: much}             | .capacity.memory: 'much'
            times: {measure: 0 s}                | .times.measure
            """)
    void a_mistake(String yaml, String sentence) {
        assertMistake(yaml, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\0", "\\n", "\\u001b"})
    void a_character_that_cannot_be_seen_is_no_part_of_a_name(String character) {
        for (String yaml : new String[] {
            "hypervisors: [\"qemu:///system" + character + "\"]",
            "machine: {pin: \"0" + character + "\"}",
            "network: {bridge: \"br0" + character + "\", addresses: 10.9.0.0/24}",
            "lun: {kind: pool, pools: [\"a" + character + "\"]}"
        }) {
            assertThatThrownBy(() -> read(yaml))
                    .as(yaml)
                    .isInstanceOf(MisuseException.class)
                    .hasMessageStartingWith("lab.yaml: labs.vms");
        }
        assertThatThrownBy(() -> read("image: \"/a\\0b\"")).isInstanceOf(MisuseException.class);
    }

    @Test
    void a_hypervisor_elsewhere_needs_a_bridge_and_volumes_that_are_there() {
        assertMistake(REMOTE, ".network names no bridge, but a hypervisor is another computer; write a bridge");
        assertMistake(REMOTE + BRIDGE, ".lun has the kind 'folder' of this computer, but a hypervisor is another one");
        assertMistake(REMOTE + BRIDGE + ", lun: {kind: nbdkit}", ".lun has the kind 'nbdkit' of this computer");
        assertMistake(
                REMOTE + "network: {bridge: br0, addresses: 10.9.0.128/25, shaping: tc}",
                ".network shapes by tc, which works on this computer alone; write 'shaping: libvirt'");
    }

    @Test
    void several_hypervisors_do_not_have_volumes_made_in_pools_of_one() throws Exception {
        String two = "hypervisors: [\"qemu:///a\", \"qemu:///b\"], ";
        assertMistake(two + "lun: {kind: pool, pools: [a]}", ".lun makes volumes in pools of one hypervisor");

        assertThat(read(two + "lun: {kind: pool, pools: [a], volumes: [b]}").hypervisors())
                .hasSize(2);
    }

    @Test
    void what_is_not_written_is_this_computers_hypervisor_with_virtio() throws Exception {
        LibvirtSettings settings = read("");

        assertThat(settings.hypervisors()).containsExactly(new Virsh("qemu:///system"));
        assertThat(settings.here()).isTrue();
        assertThat(settings.machine().chosen())
                .containsEntry("nicModel", "virtio")
                .containsEntry("diskBus", "virtio")
                .containsEntry("diskCache", "none")
                .doesNotContainKey("pin");
        assertThat(settings.network().shaping()).isEqualTo(NetworkSettings.Shaper.TC);
        assertThat(settings.network().bridge()).isEmpty();
    }

    @Test
    void a_hypervisor_elsewhere_is_told_by_its_host_whatever_that_is_called() throws Exception {
        String rest = BRIDGE + ", shared: /tmp, lun: {kind: pool, pools: [default]}";
        for (String host : new String[] {"host", "root@host:2222", "my_host", "[::1]", "127.0.0.1"}) {
            LibvirtSettings settings = read("hypervisors: [\"qemu+ssh://" + host + "/system?keyfile=/k\"], " + rest);

            assertThat(settings.here()).as(host).isFalse();
            assertThat(settings.network().shaping()).isEqualTo(NetworkSettings.Shaper.LIBVIRT);
        }
        assertThat(read("hypervisors: [\"qemu:///system?socket=/run/x\", \"qemu+unix:///session\"]")
                        .here())
                .isTrue();
    }

    @Test
    void the_addresses_of_the_network_itself_and_of_all_its_machines_are_given_to_none() throws Exception {
        NetworkSettings whole =
                read("network: {bridge: br0, addresses: 10.9.0.0/24}").network();
        NetworkSettings end = read(BRIDGE).network();
        NetworkSettings middle = read("network: {bridge: br0, addresses: 10.9.0.64/26, prefix: 24}")
                .network();

        assertThat(whole.first()).isEqualTo(1);
        assertThat(whole.last()).isEqualTo(254);
        assertThat(end.first()).isZero();
        assertThat(end.last()).isEqualTo(126);
        assertThat(middle.first()).isZero();
        assertThat(middle.last()).isEqualTo(63);
    }

    @Test
    void exports_are_told_to_the_hypervisor_by_host_port_and_name() throws Exception {
        Volumes volumes = read("lun: {kind: nbd, exports: [\"nbd://[::1]:10810/a\", \"nbd://san\"]}")
                .luns()
                .volumes()
                .apply(Path.of("/unused"));

        assertThat(volumes.identity()).containsEntry("lun.kind", "nbd");
        assertThat(volumes.places()).isEmpty();
    }
}
