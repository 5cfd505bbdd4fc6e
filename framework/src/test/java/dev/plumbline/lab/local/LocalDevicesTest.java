package dev.plumbline.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.linux.Tool;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declared block devices, and what they may hold; the devices are loop devices of this test. */
class LocalDevicesTest {

    @TempDir
    Path folder;

    private String device = "";

    @BeforeEach
    void attach() throws Exception {
        Path file = folder.resolve("device.img");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(16 << 20);
        }
        device = Tool.output(List.of("losetup", "--find", "--show", file.toString()))
                .strip();
    }

    @AfterEach
    void detach() throws Exception {
        Tool.output(List.of("losetup", "--detach", device));
        LeftoverCheck.assertNothingLeft(folder.resolve("device.img"), List.of());
    }

    @Test
    void an_empty_device_is_loaded_as_it_is() throws Exception {
        try (LocalTestLab test = open("")) {
            LunSet luns = test.luns(1, 8 << 20);
            Machines two = test.machines(2, 1);

            assertThat(test.run(two, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(luns), 500)
                            .readings())
                    .first()
                    .satisfies(iops -> assertThat(iops.value()).isPositive());
            assertThat(test.lab().fingerprint().identity()).containsEntry("lun.kind", "device");
            assertThatThrownBy(() -> test.luns(1, 8 << 20))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContainingAll(" has no device", "declares 1");
        }
    }

    @Test
    void a_device_that_is_too_small_is_refused_with_both_numbers() throws Exception {
        try (LocalTestLab test = open("")) {
            assertThatThrownBy(() -> test.luns(1, 32 << 20))
                    .isInstanceOf(MisuseException.class)
                    .hasMessageContainingAll("lun-1 needs 32 MiB", device, "has 16 MiB");
        }
    }

    @Test
    void a_file_system_is_not_touched_unless_that_one_is_given_up() throws Exception {
        Tool.output(List.of("mkfs.ext4", "-q", device));
        String uuid = Tool.output(List.of("blkid", "-s", "UUID", "-o", "value", device))
                .strip();
        String before =
                Files.readString(Path.of("/proc/sys/kernel/random/uuid")).strip();

        refused("").hasMessageContainingAll("holds ext4", "allow-wipe: [" + uuid + "]", "lun.devices");
        refused("allow-wipe: [" + before + "]").hasMessageContaining(uuid);
        try (LocalTestLab test = open("allow-wipe: [" + uuid + "]")) {
            assertThat(test.luns(1, 8 << 20).luns()).hasSize(1);
        }
    }

    @Test
    void a_device_in_use_is_not_touched_whatever_is_given_up() throws Exception {
        Tool.output(List.of("mkfs.ext4", "-q", device));
        String uuid = Tool.output(List.of("blkid", "-s", "UUID", "-o", "value", device))
                .strip();
        Path point = Files.createDirectory(folder.resolve("point"));
        Tool.output(List.of("mount", device, point.toString()));
        try {
            refused("allow-wipe: [" + uuid + "]").hasMessageContainingAll("is in use", "mounted at " + point);
        } finally {
            Tool.output(List.of("umount", point.toString()));
        }
    }

    @Test
    void a_partition_table_is_not_touched() throws Exception {
        try (RandomAccessFile content =
                new RandomAccessFile(folder.resolve("device.img").toFile(), "rw")) {
            content.seek(446);
            content.write(new byte[] {0, 0, 2, 0, (byte) 0x83, 0, 0, 0, 1, 0, 0, 0, 64, 0, 0, 0});
            content.seek(510);
            content.write(new byte[] {0x55, (byte) 0xaa});
        }
        refused("").hasMessageContainingAll("holds dos", "allow-wipe: [");
    }

    @Test
    void what_is_no_block_device_is_refused() {
        assertThatThrownBy(() -> capacity("devices: [" + folder + "]"))
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll(folder.toString(), "is no block device");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String more) {
        return assertThatThrownBy(() -> capacity("devices: [" + device + "], " + more))
                .isInstanceOf(MisuseException.class);
    }

    private void capacity(String devices) throws Exception {
        try (LocalTestLab test = LocalTestLab.open(lab(), "kind: device, " + devices)) {
            test.lab().capacity();
        }
    }

    private LocalTestLab open(String more) throws IOException {
        return LocalTestLab.open(lab(), "kind: device, devices: [" + device + "], " + more);
    }

    /** Beside the device, which is there longer than the lab. */
    private Path lab() throws IOException {
        return Files.createDirectories(folder.resolve("lab"));
    }
}
