package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.model.MisuseException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What a hypervisor is told of a machine; text stays text, whatever is in it. */
class DomainXmlTest {

    private static final Hardware HARDWARE = new Hardware(
            Optional.empty(), Optional.of("virtio"), Optional.of("virtio"), Optional.of("none"), Optional.empty());
    private static final GuestSpec.Leg LEG = new GuestSpec.Leg("br0", "plt00000001", "02:00:c6:12:00:03");

    private static GuestSpec guest(MachineSpec machine, String domain, Path folder, String address, String key) {
        return new GuestSpec(
                machine,
                machine.hardware(),
                domain,
                false,
                folder.resolve("vm.qcow2"),
                new GuestImage(folder, new TreeMap<>()),
                Optional.empty(),
                address,
                key,
                folder.resolve("vm.console"),
                List.of(LEG),
                OptionalLong.empty(),
                List.of());
    }

    private static GuestSpec guest(String name, Path folder, String address, String key) {
        return guest(machine(name, HARDWARE), "plumbline-1-vm", folder, address, key);
    }

    private static GuestSpec guest(Hardware hardware) {
        return guest(machine("vm-1", hardware), "plumbline-1-vm", Path.of("/f"), "198.18.0.3/23", "ssh-ed25519 AAAA");
    }

    private static MachineSpec machine(String name, Hardware hardware) {
        return new MachineSpec(name, 2, 192L << 20, new LinkSpec(1, LinkSpec.UNLIMITED), hardware);
    }

    private static GuestSpec with(GuestSpec guest, List<GuestSpec.Leg> legs, OptionalLong rate, List<GuestDisk> disks) {
        return new GuestSpec(
                guest.machine(),
                guest.hardware(),
                guest.domain(),
                true,
                guest.overlay(),
                guest.image(),
                guest.seed(),
                guest.address(),
                guest.key(),
                guest.console(),
                legs,
                rate,
                disks);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String at(String xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, parsed(xml));
    }

    private static GuestLun lun(String name, DiskSource source) {
        return new GuestLun(name, 1 << 20, source, true, List.of(), name);
    }

    private static GuestDisk disk(String bus, DiskSource source) {
        Hardware hardware = new Hardware(
                Optional.empty(), Optional.empty(), Optional.of(bus), Optional.of("directsync"), Optional.empty());
        return GuestDisk.next(lun("lun-1", source), source, List.of(), hardware);
    }

    @Test
    void what_was_declared_is_told() throws Exception {
        String xml = DomainXml.of(guest(HARDWARE));

        assertThat(at(xml, "/domain/@type")).isEqualTo("qemu");
        assertThat(at(xml, "/domain/name")).isEqualTo("plumbline-1-vm");
        assertThat(at(xml, "/domain/memory")).isEqualTo("196608");
        assertThat(at(xml, "/domain/memory/@unit")).isEqualTo("KiB");
        assertThat(at(xml, "/domain/vcpu")).isEqualTo("2");
        assertThat(at(xml, "count(/domain/vcpu/@cpuset)")).isEqualTo("0");
        assertThat(at(xml, "/domain/os/cmdline"))
                .isEqualTo(
                        "console=ttyS0 quiet panic=-1 no_timer_check plumbline.address=198.18.0.3/23 plumbline.key=ssh-ed25519,AAAA"
                                + " plumbline.name=vm-1");
        assertThat(at(xml, "/domain/devices/disk[1]/source/@file")).isEqualTo("/f/vm.qcow2");
        assertThat(at(xml, "/domain/devices/disk[1]/target/@dev")).isEqualTo("vda");
        assertThat(at(xml, "/domain/devices/interface/source/@bridge")).isEqualTo("br0");
        assertThat(at(xml, "/domain/devices/interface/mac/@address")).isEqualTo("02:00:c6:12:00:03");
        assertThat(at(xml, "count(/domain/devices/interface/bandwidth)")).isEqualTo("0");
        assertThat(at(xml, "/domain/on_crash")).isEqualTo("destroy");
    }

    @Test
    void virtual_hardware_that_was_chosen_is_told() throws Exception {
        String xml = DomainXml.of(guest(new Hardware(
                Optional.empty(),
                Optional.of("pcnet"),
                Optional.of("scsi"),
                Optional.of("unsafe"),
                Optional.of("0,2"))));

        assertThat(at(xml, "/domain/vcpu/@cpuset")).isEqualTo("0,2");
        assertThat(at(xml, "/domain/devices/interface/model/@type")).isEqualTo("pcnet");
        assertThat(at(xml, "/domain/devices/controller[@type='scsi']/@model")).isEqualTo("virtio-scsi");
        assertThat(at(xml, "/domain/devices/disk/target/@bus")).isEqualTo("scsi");
        assertThat(at(xml, "/domain/devices/disk/target/@dev")).isEqualTo("sda");
    }

    @Test
    void several_cards_are_a_bond_each_held_to_the_rate() throws Exception {
        GuestSpec.Leg second = new GuestSpec.Leg("br0", "plt00000002", "02:00:c6:12:00:04");
        String xml = DomainXml.of(with(guest(HARDWARE), List.of(LEG, second), OptionalLong.of(100_000_000), List.of()));

        assertThat(at(xml, "/domain/@type")).isEqualTo("kvm");
        assertThat(at(xml, "/domain/os/cmdline")).contains(" plumbline.bond=balance-rr");
        assertThat(at(xml, "count(/domain/devices/interface)")).isEqualTo("2");
        assertThat(at(xml, "/domain/devices/interface[2]/target/@dev")).isEqualTo("plt00000002");
        // kilobytes of 1,000 bytes a second
        assertThat(at(xml, "/domain/devices/interface[2]/bandwidth/inbound/@average"))
                .isEqualTo("12500");
        assertThat(at(xml, "/domain/devices/interface[2]/bandwidth/outbound/@average"))
                .isEqualTo("12500");
    }

    @Test
    void disks_come_after_that_of_the_system_and_are_shared() throws Exception {
        GuestDisk data = disk("virtio", new DiskSource.PoolVolume("default", "unit:0:0:1", "/dev/x"));
        String xml = DomainXml.of(with(guest(HARDWARE), List.of(LEG), OptionalLong.empty(), List.of(data)));

        String second = "/domain/devices/disk[2]";
        assertThat(at(xml, second + "/@type")).isEqualTo("volume");
        assertThat(at(xml, second + "/source/@pool")).isEqualTo("default");
        assertThat(at(xml, second + "/source/@volume")).isEqualTo("unit:0:0:1");
        assertThat(at(xml, second + "/target/@dev")).isEqualTo("vdb");
        assertThat(at(xml, second + "/driver/@cache")).isEqualTo("directsync");
        assertThat(at(xml, "count(" + second + "/shareable)")).isEqualTo("1");
        assertThat(at(xml, second + "/serial")).isEqualTo("lun-1");
    }

    @Test
    void an_export_of_NBD_is_told_by_host_port_and_name() throws Exception {
        String san = DomainXml.of(disk("scsi", new DiskSource.NbdExport(URI.create("nbd://[::1]:10810/a%20%27b"))));
        String whole = DomainXml.of(disk("scsi", new DiskSource.NbdExport(URI.create("nbd://san"))));

        assertThat(at(san, "/disk/source/@name")).isEqualTo("a 'b");
        assertThat(at(san, "/disk/source/host/@name")).isEqualTo("::1");
        assertThat(at(san, "/disk/source/host/@port")).isEqualTo("10810");
        assertThat(at(whole, "count(/disk/source/@name)")).isEqualTo("0");
        assertThat(at(whole, "/disk/source/host/@port")).isEqualTo("10809");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a'/><disk type='file'/>", "a\"/><disk/>", "</name><disk/>", "a]]>b", "<![CDATA[x]]>", "<!-- x",
                        "a & b", "&lt;",
                "&x;", "a\nb", "a\tb", "a\rb", " a ", "ä€😀", "${x}", "a,b=c"
            })
    void text_stays_text(String text) throws Exception {
        String calm = DomainXml.of(with(guest(HARDWARE), List.of(LEG), OptionalLong.empty(), List.of(full("a"))));
        GuestSpec odd = guest(machine("vm-1", HARDWARE), text, Path.of("/f/" + text + "/g"), "198.18.0.3/23", "k AAAA");
        GuestSpec.Leg leg = new GuestSpec.Leg(text, text, text);
        String xml = DomainXml.of(with(odd, List.of(leg), OptionalLong.empty(), List.of(full(text))));

        assertThat(elements(xml)).isEqualTo(elements(calm));
        assertThat(at(xml, "/domain/name")).isEqualTo(text);
        assertThat(at(xml, "/domain/os/kernel")).isEqualTo("/f/" + text + "/g/vmlinux");
        assertThat(at(xml, "/domain/devices/disk[1]/source/@file")).isEqualTo("/f/" + text + "/g/vm.qcow2");
        assertThat(at(xml, "/domain/devices/disk[2]/source/@pool")).isEqualTo(text);
        assertThat(at(xml, "/domain/devices/disk[2]/source/@volume")).isEqualTo(text);
        assertThat(at(xml, "/domain/devices/interface/source/@bridge")).isEqualTo(text);
        assertThat(at(xml, "/domain/devices/serial/source/@path")).isEqualTo("/f/" + text + "/g/vm.console");
    }

    private static GuestDisk full(String text) {
        return disk("virtio", new DiskSource.PoolVolume(text, text, "/dev/x"));
    }

    /** The names of all elements with those of their attributes. */
    private static List<String> elements(String xml) throws Exception {
        var all = parsed(xml).getElementsByTagName("*");
        return java.util.stream.IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .map(element ->
                        element.getNodeName() + " " + element.getAttributes().getLength())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u001bb", "a\u0008", "\ud800", "\uffff"})
    void what_XML_does_not_have_is_refused_in_one_sentence(String text) {
        GuestSpec odd = guest(machine("vm-1", HARDWARE), text, Path.of("/f"), "198.18.0.3/23", "k AAAA");

        assertThatThrownBy(() -> DomainXml.of(odd))
                .isInstanceOf(MisuseException.class)
                .hasMessageMatching("'[^\\p{Cntrl}]*' has the character U\\+[0-9A-F]{4}, which hypervisors cannot be"
                        + " told; write it without");
        assertThatThrownBy(() -> DomainXml.of(full(text))).isInstanceOf(MisuseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a init=/bin/sh",
                "a\tb",
                "a\nb",
                "a\0b",
                "a\"b",
                "a'b",
                "a\u00a0b",
                "a\u2028b",
                "ä"
            })
    void nothing_on_the_kernels_command_line_begins_another_argument(String text) {
        Path folder = Path.of("/f");

        assertRefused("plumbline.name", guest(text, folder, "198.18.0.3/23", "k AAAA"));
        assertRefused("plumbline.address", guest("vm-1", folder, text, "k AAAA"));
        if (!text.matches("[a-z ]+/?.*=.*|a b| ")) { // a key's space becomes a comma
            assertRefused("plumbline.key", guest("vm-1", folder, "198.18.0.3/23", text));
        }
    }

    @Test
    void a_key_with_spaces_is_one_word() throws Exception {
        String xml = DomainXml.of(guest("vm-1", Path.of("/f"), "198.18.0.3/23", "k AAAA init=/bin/sh"));

        assertThat(at(xml, "/domain/os/cmdline")).contains(" plumbline.key=k,AAAA,init=/bin/sh ");
    }

    private static void assertRefused(String word, GuestSpec guest) {
        assertThatThrownBy(() -> DomainXml.of(guest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(word + " of a guest must be one word");
    }

    @Test
    void the_fourth_disk_on_ide_and_a_disk_that_cannot_be_plugged_are_known() {
        DiskSource source = new DiskSource.Local(Path.of("/f/lun"));
        List<GuestDisk> three = new java.util.ArrayList<>();
        Hardware ide = new Hardware(
                Optional.empty(), Optional.empty(), Optional.of("ide"), Optional.of("none"), Optional.empty());
        for (int i = 0; i < 3; i++) {
            three.add(GuestDisk.next(lun("lun-" + i, source), source, three, ide));
        }

        assertThatThrownBy(() -> GuestDisk.next(lun("lun-4", source), source, three, ide))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "lun-4 has no place on the disk bus 'ide', which takes 3 disks beside that of the system; write"
                                + " another diskBus, or fewer LUNs");
        assertThat(disk("ide", source).pluggable()).isFalse();
        assertThat(disk("sata", source).pluggable()).isFalse();
        assertThat(disk("scsi", source).pluggable()).isTrue();
    }
}
