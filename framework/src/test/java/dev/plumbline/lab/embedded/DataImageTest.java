package dev.plumbline.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plumbline.lab.ImageSet;
import dev.plumbline.lab.ImageSpec;
import dev.plumbline.lab.Images;
import dev.plumbline.lab.IncompleteTrialException;
import dev.plumbline.lab.LinkSpec;
import dev.plumbline.lab.Sharing;
import dev.plumbline.lab.TestLab;
import dev.plumbline.load.AccessSpec;
import dev.plumbline.load.DiskLoad;
import dev.plumbline.load.TestTrial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One data image in many machines, and a copy of it for each. */
class DataImageTest {

    private static final long BYTES = 1_250_000; // which take 10 ms at 1 Gbit/s

    @TempDir
    Path folder;

    private TestLab test;

    @BeforeEach
    void openLab() throws IOException {
        test = TestLab.open(folder, "lun: {copy: 1 Gbit/s}");
    }

    @AfterEach
    void closeLab() throws IOException {
        test.close();
        assertThat(files()).containsExactly("lab.yaml");
    }

    @Test
    void copies_take_the_declared_time_and_as_much_space_as_they_are_many() throws Exception {
        ImageSet shared = image(Sharing.SHARED, 4);
        ImageSet copies = image(Sharing.COPIES, 4);

        assertThat(shared.luns().count()).isEqualTo(1);
        assertThat(shared.startTime()).isZero();
        assertThat(shared.allocatedMiB()).isEqualTo(BYTES / 1048576.0);
        assertThat(copies.luns().count()).isEqualTo(4);
        assertThat(copies.startTime()).isEqualTo(Duration.ofMillis(40));
        assertThat(copies.allocatedMiB()).isEqualTo(5 * BYTES / 1048576.0);
    }

    @Test
    void copies_can_be_read_when_their_schedule_says_so() throws Exception {
        test.close();
        test = TestLab.open(folder, "lun: {copy: 1 kbit/s}");

        assertThat(Images.ready(image(Sharing.SHARED, 2))).isTrue();
        assertThat(Images.ready(image(Sharing.COPIES, 2))).isFalse();
    }

    @Test
    void the_bytes_are_not_all_alike_and_every_copy_has_them() throws Exception {
        image(Sharing.COPIES, 2);

        byte[] original = Files.readAllBytes(file("image-1.img"));
        assertThat(original).hasSize((int) BYTES).contains(0, 1, 2, 3, 4);
        assertThat(file("image-1.img.copy-1")).hasBinaryContent(original);
        assertThat(file("image-1.img.copy-2")).hasBinaryContent(original);
    }

    @ParameterizedTest
    @EnumSource(Sharing.class)
    void all_machines_wait_for_the_one_volume_and_what_they_write_takes_space_and_changes_nothing(Sharing sharing)
            throws Exception {
        ImageSet image = image(sharing, 3);
        double before = image.allocatedMiB();

        TestTrial trial = TestTrial.run(
                test.lab(),
                test.machines(3, new LinkSpec(1, 1_000_000_000), List.of()),
                DiskLoad.of(AccessSpec.IOMETER_DEFAULT).on(image.luns()),
                300);

        assertThat(trial.sum("iops")).isCloseTo(500, withinPercentage(3));
        assertThat(trial.busy().keySet()).noneMatch(name -> name.contains("copy"));
        assertThat(trial.busy().get("image-1")).isGreaterThan(0.95);
        image.checkUnchanged();
        double written = image.allocatedMiB() - before;
        assertThat(written * 256).isBetween(10.0, 100.0); // pages of 4 KiB, of some fifty writes
        assertThat(files()).noneMatch(name -> name.endsWith(".private"));
    }

    @Test
    void an_image_or_a_copy_that_was_changed_by_one_bit_is_told() throws Exception {
        ImageSet image = image(Sharing.COPIES, 2);
        image.checkUnchanged();

        flip("image-1.img.copy-2");
        assertThatThrownBy(image::checkUnchanged)
                .isInstanceOf(IncompleteTrialException.class)
                .hasMessageMatching("copy 2 of image-1 is not what it was before the load, which must not change it:"
                        + " SHA-256 was [0-9a-f]{64} and is [0-9a-f]{64}");
        flip("image-1.img.copy-2");
        image.checkUnchanged();
        flip("image-1.img");
        assertThatThrownBy(image::checkUnchanged).hasMessageStartingWith("image-1 is not what it was");
    }

    private void flip(String name) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file(name).toFile(), "rw")) {
            content.seek(BYTES - 1);
            int last = content.read();
            content.seek(BYTES - 1);
            content.write(last ^ 1);
        }
    }

    private ImageSet image(Sharing sharing, int machines) throws Exception {
        return Images.make(new ImageSpec(BYTES, sharing, machines), test.provisioning());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
