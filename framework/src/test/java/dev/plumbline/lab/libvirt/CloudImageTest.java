package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.lab.Hardware;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Settings;
import dev.plumbline.lab.TestProvisioning;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudImageTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final CloudOptions PLAIN = new CloudOptions(false, Optional.empty(), List.of());
    private static final CloudOptions INSTALLING = new CloudOptions(true, Optional.of("10.9.0.1"), List.of("10.9.0.2"));
    private static final GuestSpec.Leg CARD = new GuestSpec.Leg("br0", "plt00000001", "02:00:c6:12:00:03");

    @TempDir
    Path folder;

    @Test
    void a_machine_is_told_who_it_is() throws Exception {
        Map<String, String> files = seed("vm-1", "ssh-ed25519 AAAA", PLAIN).files();

        JsonNode meta = YAML.readTree(files.get("meta-data"));
        assertThat(meta.path("instance-id").asText()).isEqualTo("plumbline-1234-vm-1");
        assertThat(meta.path("local-hostname").asText()).isEqualTo("vm-1");
        JsonNode network = YAML.readTree(files.get("network-config"));
        assertThat(network.path("version").asInt()).isEqualTo(2);
        JsonNode card = network.path("ethernets").path("lab");
        assertThat(card.path("match").path("macaddress").asText()).isEqualTo("02:00:c6:12:00:03");
        assertThat(card.path("addresses").path(0).asText()).isEqualTo("198.18.0.3/22");
        assertThat(card.has("gateway4")).isFalse();
        assertThat(files.get("user-data")).startsWith("#cloud-config\n");
        JsonNode user = YAML.readTree(files.get("user-data"));
        assertThat(user.path("users").path(0).path("name").asText()).isEqualTo("root");
        assertThat(user.path("users")
                        .path(0)
                        .path("ssh_authorized_keys")
                        .path(0)
                        .asText())
                .isEqualTo("ssh-ed25519 AAAA");
        assertThat(user.path("disable_root").asBoolean(true)).isFalse();
        assertThat(user.path("ssh_pwauth").asBoolean(true)).isFalse();
        assertThat(user.path("ssh_keys").path("ed25519_private").asText()).isEqualTo("BEGIN\nsecret\nEND\n");
        assertThat(user.path("write_files").path(0).path("content").asText())
                .contains("\nExecStart=/usr/bin/fio --server=ip:198.18.0.3\nRestart=always\n");
        assertThat(user.has("packages")).isFalse();
    }

    @Test
    void it_installs_the_load_tools_where_that_is_declared() throws Exception {
        Map<String, String> files = seed("vm-1", "ssh-ed25519 AAAA", INSTALLING).files();

        assertThat(YAML.readTree(files.get("user-data")).path("packages"))
                .extracting(JsonNode::asText)
                .containsExactly("fio", "iperf3", "nginx");
        JsonNode card =
                YAML.readTree(files.get("network-config")).path("ethernets").path("lab");
        assertThat(card.path("gateway4").asText()).isEqualTo("10.9.0.1");
        assertThat(card.path("nameservers").path("addresses").path(0).asText()).isEqualTo("10.9.0.2");
    }

    @Test
    void no_text_becomes_a_key() throws Exception {
        String text = "x\"\nruncmd: [reboot]\n# '";

        Map<String, String> files = seed(text, text, PLAIN).files();

        JsonNode meta = YAML.readTree(files.get("meta-data"));
        assertThat(meta).hasSize(2);
        assertThat(meta.path("local-hostname").asText()).isEqualTo(text);
        JsonNode user = YAML.readTree(files.get("user-data"));
        assertThat(user.path("users")
                        .path(0)
                        .path("ssh_authorized_keys")
                        .path(0)
                        .asText())
                .isEqualTo(text);
        assertThat(user.path("runcmd").path(0).path(0).asText()).isEqualTo("systemctl");
    }

    @Test
    void cloud_init_finds_the_disc_by_its_label_and_ssh_the_machine_by_its_key() throws Exception {
        TestProvisioning context = new TestProvisioning(noLab());
        Path known = folder.resolve("known");
        GuestNetwork.Place place = new GuestNetwork.Place("br0", false, "198.18.0.3/22", List.of(3), List.of(CARD));
        Domain domain = new Domain(new Virsh("qemu:///system"), "plumbline-1234-vm-1");

        Path disc = folder.resolve("disc");
        new CloudSeeds(folder)
                .make(
                        new CloudImage(folder.resolve("image"), "raw", PLAIN),
                        domain,
                        "vm-1",
                        place,
                        new RunKey(folder.resolve("key"), "ssh-ed25519 AAAA"),
                        known,
                        disc,
                        context);

        String told = Tool.output(List.of("xorriso", "-indev", disc.toString(), "-find", "/", "-type", "f"));
        assertThat(told)
                .contains("Volume id    : 'cidata'")
                .contains("'/meta-data'", "'/network-config'", "'/user-data'");
        assertThat(Files.readString(known)).startsWith("plumbline-1234-vm-1 ssh-ed25519 AAAA");
        assertThat(context.undos())
                .extracting(record -> record.handler())
                .containsExactly("local.folder", "local.folder");
    }

    @Test
    void it_boots_by_its_own_boot_loader_with_the_seed_beside_it() {
        String xml = DomainXml.of(new GuestSpec(
                new MachineSpec("vm-1", 1, 1L << 30, new LinkSpec(1, LinkSpec.UNLIMITED), Hardware.ANY),
                new Hardware(
                        Optional.empty(),
                        Optional.of("virtio"),
                        Optional.of("virtio"),
                        Optional.of("none"),
                        Optional.empty()),
                "plumbline-1234-vm-1",
                false,
                Path.of("/run/vm-1.qcow2"),
                new CloudImage(Path.of("/images/debian.qcow2"), "qcow2", PLAIN),
                Optional.of(Path.of("/run/vm-1.iso")),
                "198.18.0.3/22",
                "ssh-ed25519 AAAA",
                Path.of("/run/vm-1.console"),
                List.of(CARD),
                OptionalLong.empty(),
                List.of()));

        assertThat(xml).doesNotContain("<kernel>", "<initrd>", "<cmdline>");
        assertThat(xml).containsSubsequence("/run/vm-1.qcow2", "<boot order=\"1\"/>", "/run/vm-1.iso", "<readonly/>");
    }

    @Test
    void its_format_is_found_out() throws Exception {
        Path image = folder.resolve("image");
        Tool.output(List.of("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M"));
        Path raw = Files.write(folder.resolve("raw"), new byte[1 << 20]);

        CloudImage qcow2 = CloudImage.read("image", image, PLAIN);
        assertThat(qcow2.format()).isEqualTo("qcow2");
        assertThat(CloudImage.read("image", raw, PLAIN).format()).isEqualTo("raw");
        assertThat(qcow2.identity()).containsEntry("guest.image", "image");
        assertThat(CloudImage.read("image", raw, PLAIN).identity().get("guest.digest"))
                .hasSize(12)
                .isNotEqualTo(qcow2.identity().get("guest.digest"));
    }

    @Test
    void mistakes_are_told_with_what_to_write() throws Exception {
        Path vmdk = folder.resolve("image.vmdk");
        Tool.output(List.of("qemu-img", "create", "-q", "-f", "vmdk", vmdk.toString(), "1M"));

        assertMistake(Map.of("cloud", vmdk.toString()), "has the format 'vmdk'; write the path of an image");
        assertMistake(Map.of("cloud", "debian.qcow2"), "debian.qcow2 is no file that can be read");
        assertMistake(Map.of("install", true), "has no 'cloud'");
        assertMistake(Map.of("cloud", "/i", "install", true), "write 'gateway' and 'nameservers' beside it");
        assertMistake(Map.of("cloud", "/i", "gateway", "10.9.0.1\""), "has the address '10.9.0.1\"'");
        assertMistake(Map.of("cloud", "/i", "instal", true), "has the unknown key 'instal'");
    }

    private static void assertMistake(Map<String, Object> image, String message) {
        assertThatThrownBy(() -> ImageSetting.read(new Settings("lab.yaml: labs.kvm", Map.of("image", image)))
                        .image())
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("lab.yaml: labs.kvm.image")
                .hasMessageContaining(message);
    }

    private static CloudSeed seed(String name, String login, CloudOptions options) {
        return new CloudSeed(
                "plumbline-1234-vm-1",
                name,
                CARD,
                "198.18.0.3/22",
                login,
                new CloudSeed.KeyPair("BEGIN\nsecret\nEND\n", "ssh-ed25519 BBBB"),
                options);
    }

    private static Lab noLab() {
        return Labs.read(Path.of("nowhere")).open("embedded", Path.of("nowhere"));
    }
}
