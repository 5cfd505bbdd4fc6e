package dev.plumbline.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.Labs;
import dev.plumbline.model.MisuseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsSettingsTest {

    @TempDir
    Path folder;

    private HostsSettings read(String section) throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), "labs: {bare: {kind: hosts, " + section + "}}");
        LabDescription description = Labs.read(folder).describe("bare");
        return HostsSettings.read(description.settings());
    }

    @Test
    void what_is_not_written_is_left_to_ssh_and_the_careful_choice() throws Exception {
        HostsSettings settings = read("hosts: {stone-1: {}}");

        HostSettings host = settings.machines().get(0);
        assertThat(host.ssh()).isEqualTo("stone-1");
        assertThat(host.login().user()).isEmpty();
        assertThat(host.login().port()).isEmpty();
        assertThat(host.login().trustNew()).isFalse();
        assertThat(host.volumes().paths()).as("what may be written to").isEmpty();
        assertThat(host.folder()).isEqualTo("/tmp");
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.peers()).isEmpty();
    }

    @Test
    void what_holds_for_all_holds_for_one_unless_it_says_otherwise() throws Exception {
        HostsSettings settings = read("user: bench, port: 2222, lun: {folders: [/mnt/ssd]}, peers: far, hosts: {b: {},"
                + " a: {user: root, lun: {kind: device, devices: [/dev/sdb], allow-wipe: [abc]}, ssh: 10.9.0.1,"
                + " address: 10.8.0.1}, c: {groups: [far]}}");

        assertThat(settings.machines())
                .extracting(HostSettings::name)
                .as("in the order written")
                .containsExactly("b", "a");
        assertThat(settings.peers()).extracting(HostSettings::name).containsExactly("c");
        HostSettings one = settings.machines().get(0);
        HostSettings other = settings.machines().get(1);
        assertThat(one.login().user()).contains("bench");
        assertThat(one.volumes().folders()).containsExactly("/mnt/ssd");
        assertThat(other.login().user()).contains("root");
        assertThat(other.login().port()).hasValue(2222);
        assertThat(other.volumes().devices()).isTrue();
        assertThat(other.volumes().paths()).isEqualTo(List.of(Path.of("/dev/sdb")));
        assertThat(other.volumes().allowedToWipe()).containsExactly("abc");
        assertThat(other.address().orElseThrow().getHostAddress()).isEqualTo("10.8.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "times: {} | names no hosts; write for example 'hosts: {stone-1: {ssh: 10.9.0.11}}'",
                "hosts: {a: {sshh: b}} | hosts.a has the unknown key 'sshh'",
                "hosts: {a: {ssh: -oProxyCommand=id}} | hosts.a has 'ssh: -oProxyCommand=id'; write for example",
                "hosts: {a/b: {}} | has a name with more than letters",
                "hosts: {a: {address: example.org}} | has 'address: example.org'; write for example",
                "hosts: {a: {lun: {folders: [tmp]}}} | has 'tmp' under 'folders'; write absolute paths",
                "hosts: {a: {lun: {folders: [/mnt/../etc]}}} | has '/mnt/../etc' under 'folders'",
                "hosts: {a: {lun: {kind: device, devices: [/mnt/x]}}} | has '/mnt/x' under 'devices'",
                "hosts: {a: {lun: {kind: device}}} | names no devices; write for example 'devices: [/dev/sdb]'",
                "hosts: {a: {lun: {folders: [/a, /a]}}} | names 'folders' twice that are one",
                "hosts: {a: {folder: '/tmp/$(id)'}} | folder: '/tmp/$(id)' must be an absolute path",
                "hosts: {a: {port: 70000}} | has the port 70000; write one up to 65535",
                "hosts: {a: {}}, peers: far | has 'peers: far', but no host belongs to that group",
                "hosts: {a: {groups: [far]}}, peers: far | has peers alone; name a host that is none of them",
                "hosts: {a: {groups: [x]}}, peers: x, machines: x | has a among the machines and the peers",
                "hosts: {a: {trust-new: maybe}} | has 'trust-new: maybe'; write true or false",
            })
    void a_mistake_is_told_with_its_place(String section, String told) {
        assertThatThrownBy(() -> read(section))
                .isInstanceOf(MisuseException.class)
                .hasMessageStartingWith(folder.resolve("lab.yaml") + ": labs.bare")
                .hasMessageContaining(told);
    }
}
