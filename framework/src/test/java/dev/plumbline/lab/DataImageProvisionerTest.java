package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataImageProvisionerTest {

    private final DataImageProvisioner images = new DataImageProvisioner();

    @TempDir
    Path scratch;

    /** Where the declarations stand that these tests read. */
    interface Declared {
        void images(
                @DataImage ImageSet defaults,
                @DataImage(size = "1 MiB", sharing = "COPIES") ImageSet copies,
                @DataImage(sharing = "copies") ImageSet sharing,
                @DataImage(size = "0 MiB") ImageSet size);
    }

    @Test
    void an_image_is_shared_unless_each_machine_is_to_have_a_copy() {
        assertThat(images.spec(declared(0), read(3))).isEqualTo(new ImageSpec(8 << 20, Sharing.SHARED, 3));
        assertThat(images.spec(declared(1), read(3))).isEqualTo(new ImageSpec(1 << 20, Sharing.COPIES, 3));
        assertThat(declared(0).scope()).isEqualTo(Scope.TRIAL);
    }

    @Test
    void copies_need_disk_space_beside_the_image_and_a_lab_without_images_is_told() {
        try (Lab lab = Labs.read(scratch).open("embedded", scratch);
                Lab without = Labs.read(scratch).open("noop", scratch)) {
            ImageSpec copies = images.spec(declared(1), read(3));

            assertThat(images.demand(copies, lab).amounts()).isEqualTo(Map.of(Demand.DISK, 4L << 20));
            assertThatThrownBy(() -> images.demand(copies, without))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage(
                            "lab 'noop' of kind noop has no data images that machines share and write to privately");
        }
    }

    @Test
    void mistakes_are_told_with_their_place_and_what_to_write() {
        assertMisuse(() -> images.spec(declared(0), levels(Optional.empty())), "no machines that read it", "@Vms");
        assertMisuse(() -> images.spec(declared(2), read(1)), "@DataImage(sharing)", "'copies'", "[SHARED, COPIES]");
        assertMisuse(() -> images.spec(declared(3), read(1)), "@DataImage(size)", "'0 MiB'");
    }

    private static void assertMisuse(Runnable reading, String... parts) {
        assertThatThrownBy(reading::run).isInstanceOf(MisuseException.class).hasMessageContainingAll(parts);
    }

    private static DataImage declared(int parameter) {
        Method method = Arrays.stream(Declared.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals("images"))
                .findFirst()
                .orElseThrow();
        return (DataImage) method.getParameters()[parameter].getAnnotations()[0];
    }

    private static Levels read(int machines) {
        return levels(Optional.of(
                new VmsSpec(machines, Optional.empty(), 1, 1 << 28, new LinkSpec(1, 1_000_000_000), Hardware.ANY)));
    }

    private static Levels levels(Optional<VmsSpec> machines) {
        return new Levels() {
            @Override
            public Treatment treatment() {
                return new Treatment(Map.of());
            }

            @Override
            public <S extends Record> Optional<S> spec(Class<S> type, String parameter) {
                return machines.filter(type::isInstance).map(type::cast);
            }
        };
    }
}
