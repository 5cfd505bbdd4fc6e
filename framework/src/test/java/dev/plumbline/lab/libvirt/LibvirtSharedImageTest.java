package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.FioServer;
import dev.plumbline.lab.ImageSet;
import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.Images;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LocalCommands;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.Sharing;
import dev.plumbline.lab.ssh.SshConnection;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data image that virtual machines share, and that each writes to for itself alone. */
@Tag("guests")
class LibvirtSharedImageTest {

    private static final long BYTES = 8L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    @Test
    void machines_of_a_shared_file_keep_their_writes_to_themselves_for_one_load() throws Exception {
        try (LibvirtTestLab test = LibvirtTestLab.open(folder, "")) {
            GuestLun image = image(test, "image-1");
            Machines machines = test.machines(3, 1);

            assertKeptApart(test, machines, image);
            assertThatThrownBy(() -> hold(test, image))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("lock");
            assertRefusedWhileHeld(test, machines.all().get(0));
            assertLaidOut(test, machines, Sharing.SHARED, 1);
            assertLaidOut(test, machines, Sharing.COPIES, 4);
        }
    }

    /** @param files as often as its bytes are there */
    private void assertLaidOut(LibvirtTestLab test, Machines machines, Sharing sharing, int files) throws Exception {
        ImageSet image = Images.make(new ImageSpec(BYTES, sharing, machines.count()), test.provisioning());
        double mebibytes = files * BYTES / 1048576.0;
        assertThat(image.allocatedMiB()).isBetween(mebibytes, mebibytes + 1);

        DiskLoad load = DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(image.luns());
        assertThat(test.run(test.of(machines.all(), List.of()), load, 3000).readings())
                .isNotEmpty();

        image.checkUnchanged();
        assertThat(image.allocatedMiB()).as("with what machines wrote").isGreaterThan(mebibytes + 0.1);
        assertThat(image.startTime()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    private void assertKeptApart(LibvirtTestLab test, Machines machines, GuestLun image) throws Exception {
        String base = hash(image);
        DiskLoad writes =
                DiskLoad.of(AccessSpec.IOMETER_DEFAULT.withReadShare(0)).on(new LunSet(List.of(image)));
        assertThat(test.run(test.of(machines.all(), List.of()), writes, 6000).readings())
                .isNotEmpty();
        assertThat(overlays()).hasSize(3);

        for (Machine machine : machines.all()) {
            String disk = open(machine, image);
            assertThat(run(machine, "sha256sum < " + disk + " | cut -c 1-64"))
                    .as("what the second load begins with")
                    .isEqualTo(base);
            run(machine, "hostname | dd of=" + disk + " bs=512 conv=sync,fsync 2> /dev/null");
            run(machine, "echo 3 > /proc/sys/vm/drop_caches");
        }
        for (Machine machine : machines.all()) {
            String disk = "$(ls /dev/disk/by-id/*" + image.name() + ".2)";
            assertThat(run(machine, "dd if=" + disk + " bs=512 count=1 2> /dev/null | tr -d '\\0'"))
                    .isEqualTo(machine.name());
        }
        assertThat(overlays()).hasSize(3);
        assertThat(hash(image)).as("the image after all writes").isEqualTo(base);
    }

    private void assertRefusedWhileHeld(LibvirtTestLab test, Machine machine) throws Exception {
        GuestLun image = image(test, "image-2");
        hold(test, image);
        try {
            assertThatThrownBy(() -> open(machine, image))
                    .isInstanceOf(IncompleteTrialException.class)
                    .hasMessageMatching(
                            "image-2 cannot be given to plumbline-[0-9a-f]{8}-vm-1, since something else holds"
                                    + " it: a volume whose writes are discarded may be written to by nobody .*");
        } finally {
            test.virsh().run("destroy", "holder");
        }
        assertThat(open(machine, image)).as("once it is free").contains("image-2");
    }

    private static GuestLun image(LibvirtTestLab test, String name) throws Exception {
        return (GuestLun) test.lab()
                .require(SharedImages.class, "shared images")
                .createSharedImage(name, BYTES, test.provisioning());
    }

    /** As a load does at its beginning; where the machine has it. */
    private static String open(Machine machine, GuestLun image) throws Exception {
        return machine.require(FioServer.class, "load server")
                .target(image, new DiskSlot(0, 0, BYTES), new FioServer.Access(512, 512))
                .get("filename");
    }

    /** A machine of somebody else that writes to it. */
    private void hold(LibvirtTestLab test, GuestLun image) throws Exception {
        Xml domain = new Xml("domain").with("type", "qemu");
        domain.add("name").text("holder");
        domain.add("memory").with("unit", "MiB").text("32");
        domain.add("os").add("type").with("arch", "x86_64").text("hvm");
        Xml disk = domain.add("devices").add("disk").with("device", "disk");
        image.source().describe(disk);
        disk.add("driver").with("name", "qemu").with("type", "raw");
        disk.add("target").with("dev", "vda");
        Path file = Files.writeString(copies.resolve("holder.xml"), domain.written());
        test.virsh().run("create", file.toString());
    }

    private static String run(Machine machine, String script) throws Exception {
        return machine.require(SshConnection.class, "login")
                .run(script, LONGEST)
                .strip();
    }

    private List<Path> overlays() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("image-1.overlays"))) {
            return files.toList();
        }
    }

    /** SHA-256 of what the image itself has, in hexadecimal digits. */
    private String hash(GuestLun image) throws Exception {
        Path copy = copies.resolve("copy");
        var ended = new LocalCommands(Path.of("/"))
                .run(
                        List.of(
                                "qemu-img",
                                "convert",
                                "-U",
                                "-f",
                                "raw",
                                "-O",
                                "raw",
                                image.source().backing(),
                                copy.toString()),
                        LONGEST);
        assertThat(ended.exitCode()).as(ended.output()).hasValue(0);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(copy)));
    }
}
