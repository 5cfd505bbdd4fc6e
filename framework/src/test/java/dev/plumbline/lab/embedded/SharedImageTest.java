package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.BlockAccess;
import dev.plumbline.lab.BlockDevice;
import dev.plumbline.lab.DiskSlot;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunSet;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.Machines;
import dev.plumbline.lab.Placement;
import dev.plumbline.lab.SharedImages;
import dev.plumbline.lab.TestLab;
import dev.plumbline.lab.Writes;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.TestTrial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data image that many machines see whole, and that each writes to for itself alone. */
class SharedImageTest {

    /** No whole number of pages, so that the last one is a short one. */
    private static final int BYTES = 5 * 4096 + 100;

    private final Random random = new Random(20260711);

    @TempDir
    Path folder;

    private TestLab test;

    @BeforeEach
    void openLab() throws IOException {
        test = TestLab.open(folder, "");
    }

    @AfterEach
    void closeLab() throws IOException {
        test.close();
        assertThat(files()).containsExactly(folder.resolve("lab.yaml"));
    }

    @Test
    void each_machine_reads_what_it_wrote_itself_and_the_image_elsewhere() throws Exception {
        Lun image = image(BYTES);
        byte[] original = filled(image);
        List<Machine> machines = machines(2);
        try (BlockDevice one = open(machines.get(0), image);
                BlockDevice other = open(machines.get(1), image)) {
            byte[] ofOne = original.clone();
            byte[] ofOther = original.clone();
            for (int i = 0; i < 300; i++) {
                change(one, ofOne);
                change(other, ofOther);
                assertSame(one, ofOne);
                assertSame(other, ofOther);
            }
            assertThat(ofOne).isNotEqualTo(original).isNotEqualTo(ofOther);
        }
        assertThat(Files.readAllBytes(file(image))).isEqualTo(original);
    }

    @Test
    void what_was_written_is_gone_for_the_next_load() throws Exception {
        Lun image = image(BYTES);
        byte[] original = filled(image);
        Machine machine = machines(1).get(0);
        try (BlockDevice device = open(machine, image)) {
            change(device, original.clone());
        }

        try (BlockDevice again = open(machine, image)) {
            assertSame(again, original);
        }
        assertThat(files()).containsExactlyInAnyOrder(folder.resolve("lab.yaml"), file(image));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 500", "4, 1, 500", "4, 2, 1000", "3, 3, 1500"})
    void all_machines_wait_for_the_one_volume_that_they_share(int machines, int volumes, double total)
            throws Exception {
        List<Lun> images = new ArrayList<>();
        for (int i = 0; i < volumes; i++) {
            images.add(image(1 << 20));
        }
        byte[] original = filled(images.get(0));

        TestTrial trial = TestTrial.run(
                test.lab(),
                test.machines(machines, new LinkSpec(1, 1_000_000_000), List.of()),
                DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(new LunSet(images)),
                300);

        assertThat(trial.answers()).hasSize(machines);
        assertThat(trial.sum("iops")).isCloseTo(total, withinPercentage(3));
        assertThat(Files.readAllBytes(file(images.get(0)))).isEqualTo(original);
    }

    @Test
    void machines_with_disks_of_their_own_can_load_a_shared_image_too() throws Exception {
        LunSet disks = test.luns(1, 1 << 20);
        LunSet data = new LunSet(List.of(image(1 << 20)));
        Machines machines = test.machines(2, Placement.PACKED, disks);

        TestTrial trial = TestTrial.run(
                test.lab(), machines, DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(data), 200);

        assertThat(trial.busy()).containsKey(data.luns().get(0).name());
        assertThat(trial.busy().get(disks.luns().get(0).name())).isZero();
    }

    @Test
    void undoing_takes_back_what_a_killed_process_has_left_of_machines_writes() throws Exception {
        Lun image = image(BYTES);
        Lun next = image(BYTES);
        Path left = Files.createFile(folder.resolve(file(image).getFileName() + ".123.private"));

        test.lab().undo(test.provisioning().undos().get(0));

        assertThat(left).doesNotExist();
        assertThat(file(image)).doesNotExist();
        assertThat(file(next)).exists();
    }

    private void change(BlockDevice device, byte[] model) throws IOException {
        int offset = random.nextInt(model.length);
        byte[] bytes = new byte[1 + random.nextInt(Math.min(model.length - offset, 9000))];
        random.nextBytes(bytes);
        device.write(offset, ByteBuffer.wrap(bytes), 0);
        System.arraycopy(bytes, 0, model, offset, bytes.length);
    }

    private void assertSame(BlockDevice device, byte[] model) throws IOException {
        int offset = random.nextInt(model.length);
        ByteBuffer read = ByteBuffer.allocate(model.length - offset);
        device.read(offset, read, 0);
        assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(model, offset, model.length - offset));
    }

    private Lun image(long bytes) throws Exception {
        Lun image = test.lab()
                .require(SharedImages.class, "images")
                .createSharedImage(test.provisioning().uniqueName("data"), bytes, test.provisioning());
        assertThat(image.writes()).isEqualTo(Writes.DISCARDED);
        return image;
    }

    private byte[] filled(Lun image) throws IOException {
        byte[] content = new byte[Math.toIntExact(image.bytes())];
        random.nextBytes(content);
        Files.write(file(image), content);
        return content;
    }

    private List<Machine> machines(int count) throws Exception {
        return test.machines(count, new LinkSpec(1, 1_000_000_000), List.of()).all();
    }

    private static BlockDevice open(Machine machine, Lun image) throws IOException {
        return machine.require(BlockAccess.class, "disks").open(image, new DiskSlot(0, 0, image.bytes()));
    }

    private Path file(Lun image) {
        return folder.resolve(image.name() + ".img");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
