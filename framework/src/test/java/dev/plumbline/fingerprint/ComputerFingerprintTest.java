package dev.plumbline.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a computer whose files lie in a folder. */
class ComputerFingerprintTest {

    @TempDir
    Path folder;

    private PretendRoot root;

    @BeforeEach
    void emptyComputer() {
        root = new PretendRoot(folder);
    }

    @Test
    void processorsKernelAndFirmwareAreRead() {
        root.file("proc/sys/kernel/osrelease", "6.1.0-13-amd64")
                .file("proc/cpuinfo", "processor : 0\nmicrocode\t: 0x2b000461\nflags\t: fpu sse")
                .file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave")
                .file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave")
                .file("sys/class/dmi/id/bios_vendor", "Acme")
                .file("sys/class/dmi/id/bios_version", "2.1.7")
                .file("sys/class/dmi/id/product_name", "Server 9");

        assertThat(root.identity(Devices.all()))
                .containsEntry("cpu.model", "Xeon X")
                .containsEntry("cpu.sockets", "2")
                .containsEntry("cpu.cores", "16")
                .containsEntry("cpu.threads", "32")
                .containsEntry("cpu.microcode", "0x2b000461")
                .containsEntry("cpu.governor", "powersave")
                .containsEntry("memory.size", "64 GiB")
                .containsEntry("kernel.release", "6.1.0-13-amd64")
                .containsEntry("os.name", "Debian GNU/Linux")
                .containsEntry("os.version", "12")
                .containsEntry("bios.vendor", "Acme")
                .containsEntry("bios.version", "2.1.7")
                .containsEntry("system.model", "Server 9")
                .containsEntry("virtualization", "none")
                .containsEntry("jvm.release", Integer.toString(Runtime.version().feature()));
    }

    @Test
    void whatCannotBeKnownHasNoKey() {
        assertThat(root.identity(Devices.all()))
                .containsOnlyKeys(
                        "cpu.model",
                        "cpu.sockets",
                        "cpu.cores",
                        "cpu.threads",
                        "memory.size",
                        "os.name",
                        "os.version",
                        "kernel.release",
                        "jvm.release");
    }

    @ParameterizedTest
    @CsvSource({
        "62.5, 64 GiB",
        "63.9, 64 GiB",
        "64, 64 GiB",
        "23.54, 24 GiB",
        "251.6, 256 GiB",
        "7.6, 8 GiB",
        "1.94, 2 GiB",
        "94.3, 96 GiB",
    })
    void whatFirmwareKeepsOfTheMemoryDoesNotMatter(double gibibytes, String size) {
        assertThat(ComputerFacts.memory((long) (gibibytes * (1L << 30)))).contains(size);
    }

    @ParameterizedTest
    @CsvSource({
        "sys/class/dmi/id/sys_vendor, 'VMware, Inc.', vmware",
        "sys/class/dmi/id/product_name, KVM, kvm",
        "sys/class/dmi/id/product_name, Virtual Machine, hyper-v",
        "sys/class/dmi/id/sys_vendor, QEMU, qemu",
        "sys/hypervisor/type, xen, xen",
        "sys/devices/system/clocksource/clocksource0/available_clocksource, kvm-clock tsc acpi_pm, kvm",
        "proc/cpuinfo, flags : fpu hypervisor lahf_lm, a hypervisor that does not say its name",
        "proc/cpuinfo, flags : fpu lahf_lm, none",
    })
    void aGuestSaysOfWhat(String file, String text, String hypervisor) {
        root.file(file, text);

        assertThat(root.identity(Devices.all())).containsEntry("virtualization", hypervisor);
    }

    @Test
    void allDisksCountWhereNoneIsDeclaredAndOnesOfMemoryDoNot() {
        root.disk("sda", "0000:00:17.0", "ahci")
                .file("sys/devices/pci0000:00/0000:00:17.0/host0/target0/block/sda/device/vendor", "ATA")
                .file("sys/devices/pci0000:00/0000:00:17.0/host0/target0/block/sda/device/model", "ST1000")
                .file("sys/devices/pci0000:00/0000:00:17.0/host0/target0/block/sda/device/rev", "CC43")
                .file("sys/devices/pci0000:00/0000:00:17.0/host0/target0/block/sda/queue/rotational", "1")
                .disk("nvme0n1", "0000:01:00.0", "nvme")
                .file("sys/devices/pci0000:00/0000:01:00.0/host0/target0/block/nvme0n1/device/model", "Fast 4")
                .file("sys/devices/pci0000:00/0000:01:00.0/host0/target0/block/nvme0n1/device/firmware_rev", "4B2Q")
                .file("sys/devices/virtual/block/loop0/size", "8")
                .link("sys/block/loop0", "sys/devices/virtual/block/loop0");

        assertThat(root.identity(Devices.all()))
                .containsEntry("disk.model", "Fast 4")
                .containsEntry("disk.firmware", "4B2Q")
                .containsEntry("disk.rotational", "no")
                .containsEntry("disk.scheduler", "none")
                .containsEntry("disk.size", "1 GiB")
                .containsEntry("disk.2.model", "ST1000")
                .containsEntry("disk.2.firmware", "CC43")
                .containsEntry("disk.2.rotational", "yes")
                .doesNotContainKeys("disk.3.size", "lun.controller", "disk.filesystem");
    }

    @Test
    void onlyTheDisksBelowDeclaredLunsCountInTheOrderOfTheLuns() {
        root.disk("sda", "0000:00:17.0", "ahci")
                .disk("sdb", "0000:00:17.0", "ahci")
                .disk("sdc", "0000:02:00.0", "mpt3sas")
                .file("sys/class/block/sdc/device/model", "LUN C")
                .file("sys/class/block/sdb/device/model", "LUN B")
                .file("sys/class/block/sdb/sdb1/partition", "1")
                .link("sys/dev/block/8:17", "sys/class/block/sdb/sdb1")
                .link("sys/class/block/sdb1", "sys/class/block/sdb/sdb1")
                .file("srv/b/readme", "")
                .file("dev/disk/by-id/readme", "")
                .file(
                        "proc/self/mountinfo",
                        "20 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 20 8:17 / /srv/b rw,noatime shared:1 - xfs /dev/sdb1 rw");

        Map<String, String> identity =
                root.identity(Devices.all().withLuns(List.of(Path.of("/dev/sdc"), Path.of("/srv/b/lun0"))));

        assertThat(identity)
                .containsEntry("disk.model", "LUN C")
                .containsEntry("lun.controller", "mpt3sas at 0000:02:00.0")
                .containsEntry("disk.2.model", "LUN B")
                .containsEntry("disk.2.filesystem", "xfs")
                .containsEntry("lun.2.controller", "ahci at 0000:00:17.0")
                .doesNotContainKeys("disk.filesystem", "disk.3.model");
    }

    @Test
    void aMirrorIsTheDisksThatItIsMadeOf() {
        root.disk("sda", "0000:00:17.0", "ahci")
                .disk("sdb", "0000:02:00.0", "mpt3sas")
                .file("sys/class/block/sda/device/model", "Twin")
                .file("sys/class/block/sdb/device/model", "Twin")
                .file("sys/devices/virtual/block/md0/size", "8")
                .link("sys/class/block/md0", "sys/devices/virtual/block/md0")
                .file("sys/devices/virtual/block/md0/slaves/sda/size", "8")
                .file("sys/devices/virtual/block/md0/slaves/sdb/size", "8")
                .file("dev/md0", "");

        assertThat(root.identity(Devices.all().withLuns(List.of(Path.of("/dev/md0")))))
                .containsEntry("disk.model", "Twin")
                .containsEntry("lun.controller", "ahci at 0000:00:17.0, mpt3sas at 0000:02:00.0");
    }

    @Test
    void aFolderInMemoryHasAFileSystemAndNoDisk() {
        root.file("proc/self/mountinfo", "20 1 0:5 / /my\\040luns rw - tmpfs tmpfs rw")
                .file("my luns/a", "");

        assertThat(root.identity(Devices.all().withLuns(List.of(Path.of("/my luns/a")))))
                .containsEntry("disk.filesystem", "tmpfs")
                .doesNotContainKeys("disk.model", "disk.size");
    }

    @Test
    void networkCardsAreNumberedAndNeverNamed() {
        root.nic("eth10", "ixgbe")
                .nic("enx001122334455", "r8152")
                .file("sys/class/net/eth10/speed", "10000")
                .file("sys/class/net/enx001122334455/speed", "-1")
                .tool("driver: ixgbe\nfirmware-version: 0x8000 1.2.3\nbus-info: x", "ethtool", "-i", "eth10")
                .tool("firmware-version: N/A", "ethtool", "-i", "enx001122334455")
                .file("sys/devices/virtual/net/lo/mtu", "65536")
                .link("sys/class/net/lo", "sys/devices/virtual/net/lo");

        Map<String, String> identity = root.identity(Devices.all());

        assertThat(identity)
                .containsEntry("nic.driver", "r8152")
                .containsEntry("nic.mtu", "1500")
                .containsEntry("nic.2.driver", "ixgbe")
                .containsEntry("nic.2.speed", "10000 Mbit/s")
                .containsEntry("nic.2.firmware", "0x8000 1.2.3")
                .doesNotContainKeys("nic.speed", "nic.firmware", "nic.3.mtu");
        assertThat(identity.toString()).doesNotContain("001122334455");
    }

    @Test
    void aBondIsItsModeAndItsLinks() {
        root.nic("eth0", "ixgbe")
                .nic("eth1", "e1000e")
                .file("sys/class/net/eth0/speed", "10000")
                .file("sys/class/net/eth1/speed", "1000")
                .file("sys/devices/virtual/net/bond0/bonding/mode", "802.3ad 4")
                .file("sys/devices/virtual/net/bond0/bonding/slaves", "eth0 eth1")
                .file("sys/devices/virtual/net/bond0/speed", "11000")
                .link("sys/class/net/bond0", "sys/devices/virtual/net/bond0");

        assertThat(root.identity(Devices.all().withNics(List.of("bond0"))))
                .containsEntry("nic.driver", "bonding")
                .containsEntry("nic.speed", "11000 Mbit/s")
                .containsEntry("nic.bond.mode", "802.3ad")
                .containsEntry("nic.bond.slaves", "e1000e 1000 Mbit/s, ixgbe 10000 Mbit/s")
                .doesNotContainKey("nic.2.driver");
    }

    @Test
    void ofAToolsOutputOnlyTheVersionIsKept() {
        root.tool("fio-3.33\n", "fio", "--version")
                .tool("iperf 3.12 (cJSON 1.7.15)\nLinux my-host 6.1 x86_64", "iperf3", "--version")
                .tool("QEMU emulator version 7.2.9 (Debian 1:7.2)", "qemu-system-x86_64", "--version")
                .tool("9.0.0\n", "virsh", "--version")
                .tool("nbdkit 1.32.5", "nbdkit", "--version")
                .tool("HAProxy version 2.6.12-1+deb12u4 2026/10/17 - https://haproxy.org/", "haproxy", "-v")
                .tool("\nnginx version: nginx/1.22.1", "nginx", "-v");

        assertThat(root.identity(Devices.all()))
                .containsEntry("tool.fio", "3.33")
                .containsEntry("tool.iperf3", "3.12")
                .containsEntry("tool.qemu", "7.2.9")
                .containsEntry("tool.libvirt", "9.0.0")
                .containsEntry("tool.nbdkit", "1.32.5")
                .containsEntry("tool.haproxy", "2.6.12-1+deb12u4")
                .containsEntry("tool.nginx", "1.22.1");
    }

    @Test
    void aMissingToolIsAMissingAnswer() {
        assertThat(Tools.installed().output(List.of("no-such-tool-anywhere", "--version")))
                .isEmpty();
        assertThat(Tools.installed().output(List.of("java", "--no-such-option")))
                .isEmpty();
    }

    @Test
    void whatOnlyTheLabKnowsIsAddedByIt() {
        assertThat(root.identity(Devices.all().with("accelerator", "tcg").with("nic.virtual.model", "vmxnet3")))
                .containsEntry("accelerator", "tcg")
                .containsEntry("nic.virtual.model", "vmxnet3");
    }

    @Test
    void keysOfFurtherDevicesAreThoseOfTheTable() {
        assertThat(KnownKey.of("disk.12.model")).isEqualTo(Optional.of(KnownKey.DISK_MODEL));
        assertThat(KnownKey.of("nic.virtual.model")).isEqualTo(Optional.of(KnownKey.NIC_VIRTUAL_MODEL));
        assertThat(KnownKey.of("rack")).isEmpty();
    }
}
