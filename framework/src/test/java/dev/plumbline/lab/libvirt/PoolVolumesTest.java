package dev.plumbline.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.UndoRecord;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes of pools, on libvirt's own hypervisor for tests; it forgets what was made when a command ends. */
class PoolVolumesTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final List<UndoRecord> undos = new ArrayList<>();
    private Virsh hypervisor;

    @BeforeEach
    void hypervisor() throws IOException {
        Path node = Files.writeString(
                folder.resolve("node.xml"),
                "<node>" + pool("one", "dir", "a") + pool("two", "logical", "b") + pool("empty", "netfs") + "</node>");
        hypervisor = new Virsh("test://" + node);
    }

    private static String pool(String name, String type, String... volumes) {
        StringBuilder xml = new StringBuilder("<pool type='" + type + "'><name>" + name + "</name>"
                + "<source><host name='h'/><dir path='/d'/><name>" + name + "</name><format type='"
                + (type.equals("logical") ? "lvm2" : "nfs") + "'/></source><target><path>/" + name
                + "</path></target>");
        for (String volume : volumes) {
            xml.append("<volume><name>" + volume + "</name><capacity unit='MiB'>8</capacity><target/></volume>");
        }
        return xml + "</pool>";
    }

    private PoolVolumes volumes(List<String> pools, List<String> declared) {
        return new PoolVolumes("lab.yaml: labs.vms.lun", hypervisor, pools, declared);
    }

    private Provisioning provisioning() {
        return (Provisioning) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Provisioning.class}, (proxy, method, arguments) -> {
                    undos.add((UndoRecord) arguments[0]);
                    return null;
                });
    }

    @Test
    void all_pools_together_are_the_capacity_and_their_types_the_identity() {
        PoolVolumes volumes = volumes(List.of("one", "two"), List.of());

        assertThat(volumes.capacity())
                .isEqualTo(2 * volumes(List.of("one"), List.of()).capacity())
                .isPositive();
        assertThat(volumes.identity())
                .isEqualTo(Map.of("lun.kind", "pool", "lun.pool1", "dir", "lun.pool2", "logical"));
    }

    @Test
    void a_pool_that_is_not_there_is_one_sentence() {
        PoolVolumes volumes = volumes(List.of("gone"), List.of());

        assertThatThrownBy(volumes::capacity)
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll(
                        "lab.yaml: labs.vms.lun has a pool that cannot be used: ",
                        "'gone'",
                        "write names that virsh pool-list tells")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(volumes::identity).isInstanceOf(MisuseException.class);
    }

    @Test
    void declared_volumes_are_taken_from_the_pools_in_turn_and_nothing_is_made() throws Exception {
        PoolVolumes volumes = volumes(List.of("one", "two"), List.of("a", "b"));

        GuestLun second = volumes.create("lun-2", 8 * MIB, provisioning());

        assertThat(second.source()).isEqualTo(new DiskSource.PoolVolume("two", "b", "/dev/two/b"));
        assertThat(second.bytes()).isEqualTo(8 * MIB);
        assertThat(undos).isEmpty();
    }

    @Test
    void a_declared_volume_that_is_too_small_or_not_there_is_one_sentence() {
        assertThatThrownBy(() -> volumes(List.of("one"), List.of("a")).create("lun-1", 9 * MIB, provisioning()))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "lun-1 needs 9 MiB, but the volume a of lab.yaml: labs.vms.lun has 8 MiB; write smaller LUNs,"
                                + " or declare a larger volume");
        assertThatThrownBy(() -> volumes(List.of("two"), List.of("a")).create("lun-1", MIB, provisioning()))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "lab.yaml: labs.vms.lun declares the volume a, which is not in the pool two; write names that"
                                + " virsh vol-list tells, of the n-th LUN one in the n-th pool");
        assertThatThrownBy(() -> volumes(List.of("one"), List.of("a")).create("lun-2", MIB, provisioning()))
                .isInstanceOf(MisuseException.class)
                .hasMessage(
                        "lun-2 has no volume: lab.yaml: labs.vms.lun declares 1 volumes; declare another one, or fewer"
                                + " LUNs");
    }

    @Test
    void a_volume_that_does_not_fit_is_refused_before_anything_is_made() {
        PoolVolumes volumes = volumes(List.of("one"), List.of());

        assertThatThrownBy(() -> volumes.create("lun-1", volumes.capacity() + 1, provisioning()))
                .isInstanceOf(MisuseException.class)
                .hasMessageContainingAll("lun-1 needs ", "but the pool one of lab.yaml: labs.vms.lun has ");
        assertThat(undos).isEmpty();
    }

    @Test
    void taking_back_what_is_gone_does_nothing() throws Exception {
        for (String pool : List.of("one", "gone")) {
            UndoRecord record = record(hypervisor.uri(), pool, "plumbline-1-lun-1");

            assertThat(volumes(List.of("one"), List.of()).undo(record)).isTrue();
        }
        assertThat(volumes(List.of("one"), List.of()).undo(UndoRecord.of("other", Map.of())))
                .isFalse();
    }

    @Test
    void what_cannot_be_looked_at_is_not_taken_for_gone() {
        String nobody = "qemu:///system?socket=" + folder.resolve("nobody");
        PoolVolumes volumes = volumes(List.of("one"), List.of());

        assertThatThrownBy(() -> volumes.undo(record(nobody, "one", "plumbline-1-lun-1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("virsh pool-list on " + nobody + " failed: ");
    }

    @Test
    void volumes_that_others_have_made_are_never_deleted() {
        assertThatThrownBy(() -> volumes(List.of("one"), List.of()).undo(record(hypervisor.uri(), "one", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the volume a is not one of this lab's");
    }

    private static UndoRecord record(String uri, String pool, String volume) {
        return UndoRecord.of(PoolVolumes.HANDLER, Map.of("uri", uri, "pool", pool, "volume", volume));
    }

    @Test
    void a_pools_numbers_are_read_with_and_without_their_unit() throws Exception {
        assertThat(Pool.number("Name: x\nAvailable:      9007199254740993\n", "Available"))
                .isEqualTo(9007199254740993L);
        assertThat(Pool.number("Capacity:       8388608 bytes", "Capacity")).isEqualTo(8388608);
        assertThatThrownBy(() -> Pool.number("State: inactive", "Available")).hasMessageContaining("pool-start");
        assertThatThrownBy(() -> Pool.number("Available: many", "Available")).hasMessageContaining("no number");
    }
}
