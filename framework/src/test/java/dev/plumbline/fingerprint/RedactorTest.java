package dev.plumbline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor(new Inventory(
            Set.of("vm", "build-7.example.org", "build-7"),
            Set.of("WD-ABC123", "203.0.113.9", "2001:db8::7", "0a1b2c3d4e5f", "s3r1"),
            Map.of("SAN_PASSWORD", "correct horse")));

    private String value(String raw) {
        return redactor.givenValue("lab.yaml", "k", raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build-7.example.org",
                "BUILD-7",
                "Linux vm 6.1",
                "disk wd-abc123",
                "203.0.113.9",
                "2001:db8::7",
                "mac 0A1B2C3D4E5F",
                "52:54:00:12:34:56",
                "52-54-00-12-34-56",
                "5254.0012.3456",
                "enx525400123456",
                "6d65ca16-2b5c-4d3c-9a39-0d11b3a1f5aa",
                "3d1219c7c4c5404aaa1f6d2a48adfda4",
                "naa.600508b1001c3fd8",
                "192.168.1.17:3260",
                "10.0.0.1",
                "fe80::5054:ff:fe12:3456",
                "serial s3r1",
            })
    void whatIdentifiesAMachineIsHashed(String raw) {
        assertThat(value(raw)).matches("(?s).*sha256:[0-9a-f]{8}.*").isEqualTo(value(raw));
    }

    @Test
    void onlyWhatIdentifiesIsReplacedAndAnotherMachineHasAnotherHash() {
        assertThat(value("LUN 3 on 10.0.0.1, port 2")).matches("LUN 3 on sha256:[0-9a-f]{8}, port 2");
        assertThat(value("10.0.0.1")).isNotEqualTo(value("10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kvm",
                "vmxnet3",
                "1.22.1",
                "2.6.12-1+deb12u4",
                "218.0.152.0/pkg 21.80",
                "ahci at 0000:00:17.0",
                "0x2b000461",
                "17.0.15+6-Debian-1deb12u1",
                "8.30 0x8000a49d 1.2926.0",
                "10.1.2",
                "12:30:45",
                "Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz",
                "build-78",
                "s3r1es",
            })
    void whatOnlyLooksAlikeStays(String raw) {
        assertThat(value(raw)).isEqualTo(raw);
    }

    @Test
    void aQuantityThatALabDeclaresIsTheSameOnAHostThatIsCalledAsItsUnitIs() {
        Redactor onThatHost = new Redactor(new Inventory(Set.of("ms", "machines", "disk"), Set.of(), Map.of()));

        assertThat(onThatHost.ownValue("lab", "k", "2 ms")).isEqualTo("2 ms");
        assertThat(onThatHost.ownValue("lab", "k", "1024 machines")).isEqualTo("1024 machines");
        assertThat(onThatHost.ownValue("lab", "k", "1 TiB of disk")).isEqualTo("1 TiB of disk");
        assertThat(onThatHost.ownValue("lab", "k", "on ms")).startsWith("on sha256:");
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery, the value of the environment variable SAN_PASSWORD",
        "-----BEGIN RSA PRIVATE KEY-----, what looks like a password or a private key",
        "https://admin:hunter2@san/api, what looks like a password or a private key",
        "user=a password=b, what looks like a password or a private key",
        "Authorization: Bearer abcdefgh12345, what looks like a password or a private key",
    })
    void aSecretIsRefusedAndNotRepeated(String raw, String what) {
        assertThatThrownBy(() -> value(raw))
                .isInstanceOf(MisuseException.class)
                .hasMessage("lab.yaml has under 'k' " + what
                        + "; a fingerprint is stored for others to read, so leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"san.password", "API_KEY", "dbToken", "x.client_secret"})
    void aKeyThatIsNamedLikeASecretIsRefused(String key) {
        assertThatThrownBy(() -> redactor.givenKey("lab.yaml", key))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("'" + key + "', which is named like a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-7.rack", "vm.rack", "nic.52:54:00:12:34:56", "disk.wd-abc123"})
    void aKeyThatNamesAMachineIsRefused(String key) {
        assertThatThrownBy(() -> redactor.givenKey("lab.yaml", key))
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("holds a name or an address of a machine");
    }

    @Test
    void harmlessNamesAreNotTakenForSecrets() {
        assertThat(Set.of("PWD", "OLDPWD", "KEYBOARD", "san.firmware", "monkey", "TOKENIZERS_PARALLELISM"))
                .noneMatch(SecretNames::contain);
    }

    @Test
    void aValueIsOneLineOfBoundedLengthAndItsEndStillCounts() {
        assertThat(value("a\u001b[2J\nb\u202ec\t")).isEqualTo("a [2J b c");
        assertThat(value("x".repeat(5_000) + "y"))
                .hasSizeLessThanOrEqualTo(Redactor.LONGEST)
                .isNotEqualTo(value("x".repeat(5_000) + "z"));
    }

    @Test
    void whatAComputerSaysOfItselfIsItsInventory(@TempDir Path folder) {
        PretendRoot root = new PretendRoot(folder)
                .file("proc/sys/kernel/hostname", "db7.example.org")
                .file("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4")
                .file("sys/class/dmi/id/product_serial", "CZ1234")
                .file("sys/class/dmi/id/board_serial", "To Be Filled By O.E.M.")
                .disk("sda", "0000:00:17.0", "ahci")
                .file("sys/block/sda/device/wwid", "t10.ATA     ST1000")
                .nic("eth0", "e1000")
                .file("sys/class/net/eth0/address", "52:54:00:12:34:56")
                .file("sys/class/net/lo/address", "00:00:00:00:00:00");

        Inventory inventory = Inventory.of(
                root.files(), Map.of("DB_PASSWORD", "hunter22", "SHORT_KEY", "ab", "PWD", "/home/somebody"));

        assertThat(inventory.names()).containsExactlyInAnyOrder("db7", "db7.example.org");
        assertThat(inventory.marks())
                .containsExactlyInAnyOrder(
                        "3d1219c7c4c5404aaa1f6d2a48adfda4", "CZ1234", "t10.ATA     ST1000", "52:54:00:12:34:56");
        assertThat(inventory.secrets()).containsExactly(Map.entry("DB_PASSWORD", "hunter22"));
    }
}
